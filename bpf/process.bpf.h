// Birth, change and death of processes: the clone family, execve, and the scheduler's hooks.
// SPDX-License-Identifier: GPL-2.0-only OR Apache-2.0
#pragma once

#include "sys_exit.bpf.h"
#include "cgroups.bpf.h"
#include "executable.bpf.h"

// execve is too much for one program on older verifiers; its later parts are programs of their own.
enum stage { STAGE_CGROUPS, STAGE_CREDENTIALS, STAGE_EXECUTABLE, STAGES };
struct {
  __uint(type, BPF_MAP_TYPE_PROG_ARRAY);
  __uint(max_entries, STAGES);
  __type(key, u32);
  __type(value, u32);
} stages SEC(".maps");

#define CLONE_VM 0x100
#define CLONE_FS 0x200
#define CLONE_FILES 0x400
#define CLONE_SIGHAND 0x800
#define CLONE_VFORK 0x4000
#define CLONE_THREAD 0x10000
#define OWN_CHILD_IN_PIDNS (1u << 29)

// Where a new thread finds itself. What its creator passed to clone3 lay on the creator's stack and may be overwritten.
static __always_inline u64 clone__flags_of_thread(struct task_struct *task) {
  struct task_struct *leader = BPF_CORE_READ(task, group_leader);
  u64 flags = CLONE_VM | CLONE_SIGHAND | CLONE_THREAD; // the kernel allows no threads without the others
  if (BPF_CORE_READ(task, files) == BPF_CORE_READ(leader, files)) flags |= CLONE_FILES;
  if (BPF_CORE_READ(task, fs) == BPF_CORE_READ(leader, fs)) flags |= CLONE_FS;
  return flags;
}

// Flags as passed, in Linux's numbers. In the child they are read from its copy of the caller's registers.
static __always_inline u64 clone__flags(struct scratch *s, struct task_struct *task, const struct pt_regs *regs, long result) {
  u64 flags = 0;
  bool thread = BPF_CORE_READ(task, pid) != BPF_CORE_READ(task, tgid);
  if (s->record.code == EVENT_CLONE3 && result == 0 && thread) return clone__flags_of_thread(task);
  switch (s->record.code) {
  case EVENT_CLONE: return regs->di;
  case EVENT_VFORK: return CLONE_VFORK | CLONE_VM;
  case EVENT_CLONE3: bpf_probe_read_user(&flags, sizeof(flags), (void *)regs->di); return flags;
  default: return 0;
  }
}

static __always_inline bool clone__child_in_namespace(struct task_struct *task, long result) {
  if (result == 0) return task__level(task) > 0;
  return BPF_CORE_READ(task, nsproxy, pid_ns_for_children, level) > 0;
}

HANDLER(handle_clone) {
  struct scratch *s = record__current();
  if (!s) return 0;
  struct task_struct *task = task__current();
  record__arguments(s, PARAM_CLONE_EXE, task);
  record__task(s, task);
  record__number(s, PARAM_CLONE_FLAGS, (u32)clone__flags(s, task, regs, result));
  if (clone__child_in_namespace(task, result)) record__own_bits(s, PARAM_CLONE_FLAGS, OWN_CHILD_IN_PIDNS);
  record__number(s, PARAM_CLONE_UID, BPF_CORE_READ(task, cred, euid.val));
  record__number(s, PARAM_CLONE_GID, BPF_CORE_READ(task, cred, egid.val));
  record__number(s, PARAM_CLONE_VTID, task__vtid(task));
  record__number(s, PARAM_CLONE_VPID, pid__number(task__group_pid(task, PIDTYPE_TGID), task__level(task)));
  record__number(s, PARAM_CLONE_PIDNS_INIT_START_TS, BPF_CORE_READ(task__reaper_of_namespace(task), start_boottime));
  bpf_tail_call(ctx, &stages, STAGE_CGROUPS);
  return 0;
}

HANDLER(handle_exec) {
  struct scratch *s = record__current();
  if (!s) return 0;
  struct task_struct *task = task__current();
  if (result == 0) record__arguments(s, PARAM_EXECVE_EXE, task);
  else record__arguments_passed(s, PARAM_EXECVE_EXE, s->record.code == EVENT_EXECVEAT ? regs->dx : regs->si);
  record__task(s, task);
  record__environment(s, task, result);
  record__filename(s, task, regs, result);
  bpf_tail_call(ctx, &stages, STAGE_CGROUPS);
  return 0;
}

static __always_inline bool is_exec(u32 code) { return code == EVENT_EXECVE || code == EVENT_EXECVEAT; }

HANDLER(stage_cgroups) {
  struct scratch *s = record__current();
  if (!s) return 0;
  record__cgroups(s, PARAM_CLONE_CGROUPS, task__current());
  if (is_exec(s->record.code)) bpf_tail_call(ctx, &stages, STAGE_CREDENTIALS);
  record__submit(s);
  return 0;
}

HANDLER(stage_credentials) {
  struct scratch *s = record__current();
  if (!s) return 0;
  struct task_struct *task = task__current();
  const struct cred *cred = BPF_CORE_READ(task, cred);
  struct pid *group = task__group_pid(task, PIDTYPE_PGID);
  record__number(s, PARAM_EXECVE_TTY, task__tty(task));
  record__number(s, PARAM_EXECVE_VPGID, pid__number(group, task__level(task)));
  record__number(s, PARAM_EXECVE_PGID, pid__number(group, 0));
  if (bpf_core_field_exists(task->loginuid)) record__number(s, PARAM_EXECVE_LOGINUID, BPF_CORE_READ(task, loginuid.val));
  record__number(s, PARAM_EXECVE_CAP_INHERITABLE, cred__capabilities(cred, cap_inheritable));
  record__number(s, PARAM_EXECVE_CAP_PERMITTED, cred__capabilities(cred, cap_permitted));
  record__number(s, PARAM_EXECVE_CAP_EFFECTIVE, cred__capabilities(cred, cap_effective));
  record__number(s, PARAM_EXECVE_UID, BPF_CORE_READ(cred, euid.val));
  record__number(s, PARAM_EXECVE_GID, BPF_CORE_READ(cred, egid.val));
  bpf_tail_call(ctx, &stages, STAGE_EXECUTABLE);
  return 0;
}

HANDLER(stage_executable) {
  struct scratch *s = record__current();
  if (!s) return 0;
  record__executable(s, task__current());
  record__submit(s);
  return 0;
}

HANDLER(handle_capset) {
  struct scratch *s = record__current();
  if (!s) return 0;
  const struct cred *cred = BPF_CORE_READ(task__current(), cred);
  record__number(s, PARAM_CAPSET_CAP_INHERITABLE, cred__capabilities(cred, cap_inheritable));
  record__number(s, PARAM_CAPSET_CAP_PERMITTED, cred__capabilities(cred, cap_permitted));
  record__number(s, PARAM_CAPSET_CAP_EFFECTIVE, cred__capabilities(cred, cap_effective));
  record__submit(s);
  return 0;
}

// A member's child is a member before it runs, so nothing of it is missed.
SEC("tp_btf/sched_process_fork")
int BPF_PROG(sched_process_fork, struct task_struct *parent, struct task_struct *child) {
  filter__follow(BPF_CORE_READ(parent, tgid), BPF_CORE_READ(child, tgid));
  return 0;
}

SEC("tp_btf/sched_process_free")
int BPF_PROG(sched_process_free, struct task_struct *task) {
  u32 pid = BPF_CORE_READ(task, pid), tgid = BPF_CORE_READ(task, tgid);
  if (pid == tgid) filter__forget(tgid);
  return 0;
}

// Who gets the children of a process that ends; 0 when there are none or other threads of it keep them.
static __always_inline int exit__reaper(struct task_struct *task) {
  struct list_head *first = BPF_CORE_READ(task, children.next);
  if (first == &task->children || BPF_CORE_READ(task, signal, live.counter) > 0) return 0;
  struct signal_struct *signal = BPF_CORE_READ(task, signal);
  if (BPF_CORE_READ_BITFIELD_PROBED(signal, has_child_subreaper)) {
    struct task_struct *parent = task;
    for (int i = 0; i < 32; i++) {
      parent = BPF_CORE_READ(parent, real_parent);
      if (!parent || BPF_CORE_READ(parent, pid) == 0) break;
      signal = BPF_CORE_READ(parent, signal);
      if (BPF_CORE_READ_BITFIELD_PROBED(signal, is_child_subreaper)) return BPF_CORE_READ(parent, pid);
    }
  }
  return BPF_CORE_READ(task__reaper_of_namespace(task), pid);
}

SEC("tp_btf/sched_process_exit")
int BPF_PROG(sched_process_exit, struct task_struct *task) {
  u64 id = bpf_get_current_pid_tgid();
  if (!config__wants(EVENT_PROCEXIT) || !filter__records(id >> 32, false)) return 0;
  struct scratch *s = record__begin(EVENT_PROCEXIT, id);
  if (!s) return 0;
  int status = BPF_CORE_READ(task, exit_code), signal = status & 0x7f;
  record__number(s, PARAM_PROCEXIT_STATUS, status);
  record__number(s, PARAM_PROCEXIT_RET, status >> 8 & 0xff);
  record__number(s, PARAM_PROCEXIT_SIG, signal);
  record__number(s, PARAM_PROCEXIT_CORE, (status & 0x80) != 0);
  record__number(s, PARAM_PROCEXIT_REAPER_TID, exit__reaper(task));
  record__submit(s);
  return 0;
}
