// What execve started: the file, whether its user could change it, its arguments, environment and name as passed.
// SPDX-License-Identifier: GPL-2.0-only OR Apache-2.0
#pragma once

#include "task.bpf.h"
#include "path.bpf.h"

#define ARGUMENTS_PASSED 24
#define ARGUMENT_LENGTH 1024

#define EXE_WRITABLE 1
#define EXE_FROM_MEMFD 4

#define SB_RDONLY 1
#define S_IMMUTABLE 8
#define S_IWGRP 020
#define S_IWOTH 02
#define CAP_DAC_OVERRIDE 1
#define CAP_FOWNER 3

// The caller's argv array, for an execve that failed: the process's own arguments are still the old ones.
static __always_inline void record__arguments_passed(struct scratch *s, u32 param, u64 argv) {
  s->grown = 0;
  for (u32 i = 0; i < ARGUMENTS_PASSED; i++) {
    u64 argument = 0;
    bpf_probe_read_user(&argument, sizeof(argument), (void *)(argv + i * sizeof(argument)));
    if (!argument) break;
    long copied = bpf_probe_read_user_str(record__tail(s), ARGUMENT_LENGTH, (void *)argument);
    if (copied <= 0) break;
    s->grown += copied;
    if (s->grown > PATH_MAX) break;
  }
  record__close_chunk(s, param, CHUNK_ARGUMENTS, s->grown);
}

static __always_inline void record__environment(struct scratch *s, struct task_struct *task, long result) {
  struct mm_struct *mm = BPF_CORE_READ(task, mm);
  u64 start = BPF_CORE_READ(mm, env_start), end = BPF_CORE_READ(mm, env_end);
  if (result == 0 && end > start) record__user_bytes(s, PARAM_EXECVE_ENV, CHUNK_BYTES, start, end - start, PATH_MAX);
}

// A started program's registers no longer hold the name, but the kernel leaves it on the new stack, behind the environment.
static __always_inline void record__filename(struct scratch *s, struct task_struct *task, const struct pt_regs *regs, long result) {
  if (s->record.code != EVENT_EXECVE) return; // the event of a failed execveat has no such parameter
  record__user_text(s, PARAM_EXECVE_FILENAME, result == 0 ? BPF_CORE_READ(task, mm, env_end) : regs->di);
}

// Could the user of this task write the file? As the kernel decides it, without access control lists.
static __always_inline bool executable__writable(struct inode *inode, const struct cred *cred) {
  if (BPF_CORE_READ(inode, i_sb, s_flags) & SB_RDONLY || BPF_CORE_READ(inode, i_flags) & S_IMMUTABLE) return false;
  if (BPF_CORE_READ(inode, i_uid.val) == BPF_CORE_READ(cred, fsuid.val)) return true;
  u16 mode = BPF_CORE_READ(inode, i_mode);
  if (mode & S_IWOTH) return true;
  if (mode & S_IWGRP && BPF_CORE_READ(inode, i_gid.val) == BPF_CORE_READ(cred, fsgid.val)) return true;
  return cred__capabilities(cred, cap_effective) & (1 << CAP_DAC_OVERRIDE | 1 << CAP_FOWNER);
}

static __always_inline bool executable__in_memory(struct file *file) {
  struct dentry *dentry = BPF_CORE_READ(file, f_path.dentry);
  if (BPF_CORE_READ(dentry, d_parent) != dentry) return false;
  char name[6] = {};
  bpf_probe_read_kernel(name, sizeof(name), BPF_CORE_READ(dentry, d_name.name));
  return name[0] == 'm' && name[1] == 'e' && name[2] == 'm' && name[3] == 'f' && name[4] == 'd' && name[5] == ':';
}

static __always_inline void record__executable(struct scratch *s, struct task_struct *task) {
  struct file *file = BPF_CORE_READ(task, mm, exe_file);
  if (!file) return;
  struct inode *inode = BPF_CORE_READ(file, f_inode);
  u32 flags = executable__writable(inode, BPF_CORE_READ(task, cred)) ? EXE_WRITABLE : 0;
  if (executable__in_memory(file)) flags |= EXE_FROM_MEMFD;
  record__number(s, PARAM_EXECVE_FLAGS, flags);
  record__number(s, PARAM_EXECVE_EXE_INO, BPF_CORE_READ(inode, i_ino));
  record__number(s, PARAM_EXECVE_EXE_INO_CTIME, inode__time(inode, ctime));
  record__number(s, PARAM_EXECVE_EXE_INO_MTIME, inode__time(inode, mtime));
  record__path(s, PARAM_EXECVE_TRUSTED_EXEPATH, file);
}
