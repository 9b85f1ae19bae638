// Facts about a task: its numbers, its parent's, its credentials and memory, as Falco's process events name them.
// SPDX-License-Identifier: GPL-2.0-only OR Apache-2.0
#pragma once

#include "kernel_compat.bpf.h"
#include "record.bpf.h"

static __always_inline struct task_struct *task__current(void) {
  return (struct task_struct *)bpf_get_current_task();
}

// The number of a pid as its namespace at this level sees it.
static __always_inline int pid__number(struct pid *pid, u32 level) {
  u32 first = bpf_core_field_offset(struct pid, numbers);
  int number = 0;
  bpf_probe_read_kernel(&number, sizeof(number), (void *)pid + first + level * bpf_core_type_size(struct upid));
  return number;
}

static __always_inline u32 task__level(struct task_struct *task) {
  return BPF_CORE_READ(task, thread_pid, level);
}

static __always_inline int task__vtid(struct task_struct *task) {
  return pid__number(BPF_CORE_READ(task, thread_pid), task__level(task));
}

static __always_inline struct pid *task__group_pid(struct task_struct *task, enum pid_type type) {
  return type == PIDTYPE_TGID ? BPF_CORE_READ(task, signal, pids[PIDTYPE_TGID]) : BPF_CORE_READ(task, signal, pids[PIDTYPE_PGID]);
}

static __always_inline struct task_struct *task__reaper_of_namespace(struct task_struct *task) {
  struct pid *pid = BPF_CORE_READ(task, thread_pid);
  u32 first = bpf_core_field_offset(struct pid, numbers);
  u32 size = bpf_core_type_size(struct upid);
  struct pid_namespace *ns = NULL;
  // struct upid is { int nr; struct pid_namespace *ns; } since its beginning.
  bpf_probe_read_kernel(&ns, sizeof(ns), (void *)pid + first + task__level(task) * size + size - sizeof(ns));
  return BPF_CORE_READ(ns, child_reaper);
}

// As a device number in the form that /proc shows; 0 without a terminal.
static __always_inline u32 task__tty(struct task_struct *task) {
  struct tty_struct *tty = BPF_CORE_READ(task, signal, tty);
  if (!tty) return 0;
  u32 major = BPF_CORE_READ(tty, driver, major);
  u32 minor = BPF_CORE_READ(tty, driver, minor_start) + BPF_CORE_READ(tty, index);
  return (minor & 0xff) | major << 8 | (minor & ~0xffu) << 12;
}

#define PAGE_KIB 4

struct memory_facts { u32 size, rss, swap; };

static __always_inline struct memory_facts task__memory(struct task_struct *task) {
  struct memory_facts facts = {};
  struct mm_struct *mm = BPF_CORE_READ(task, mm);
  if (!mm) return facts;
  facts.size = BPF_CORE_READ(mm, total_vm) * PAGE_KIB;
  facts.rss = (mm__pages(mm, 0) + mm__pages(mm, 1) + mm__pages(mm, 3)) * PAGE_KIB;
  facts.swap = mm__pages(mm, 2) * PAGE_KIB;
  return facts;
}

// The three parameters vm_size, vm_rss, vm_swap, which always stand together.
static __always_inline void record__memory(struct scratch *s, u32 first_param, struct task_struct *task) {
  struct memory_facts facts = task__memory(task);
  record__number(s, first_param, facts.size);
  record__number(s, first_param + 1, facts.rss);
  record__number(s, first_param + 2, facts.swap);
}

// Parameters that clone and execve events have in the same places, from `tid` to `comm`.
static __always_inline void record__task(struct scratch *s, struct task_struct *task) {
  record__number(s, PARAM_CLONE_TID, BPF_CORE_READ(task, pid));
  record__number(s, PARAM_CLONE_PID, BPF_CORE_READ(task, tgid));
  record__number(s, PARAM_CLONE_PTID, BPF_CORE_READ(task, real_parent, pid));
  record__number(s, PARAM_CLONE_FDLIMIT, BPF_CORE_READ(task, signal, rlim[RLIMIT_NOFILE].rlim_cur));
  record__number(s, PARAM_CLONE_PGFT_MAJ, BPF_CORE_READ(task, maj_flt));
  record__number(s, PARAM_CLONE_PGFT_MIN, BPF_CORE_READ(task, min_flt));
  record__memory(s, PARAM_CLONE_VM_SIZE, task);
  record__kernel_text(s, PARAM_CLONE_COMM, task->comm);
}

// argv, as it lies in the process's memory; exe and args come out of it.
static __always_inline void record__arguments(struct scratch *s, u32 param, struct task_struct *task) {
  struct mm_struct *mm = BPF_CORE_READ(task, mm);
  u64 start = BPF_CORE_READ(mm, arg_start), end = BPF_CORE_READ(mm, arg_end);
  if (mm && end > start) record__user_bytes(s, param, CHUNK_ARGUMENTS, start, end - start, PATH_MAX);
}
