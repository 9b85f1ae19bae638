// The end of a system call: is it wanted, copy what its row says, and hand over to its family's handler if it has one.
// SPDX-License-Identifier: GPL-2.0-only OR Apache-2.0
#pragma once

#include "filter.bpf.h"
#include "plain.bpf.h"
#include "task.bpf.h"

#define TS_COMPAT 2
#define RT_SIGRETURN 15

// Handlers by event code; they find the record so far in the scratch memory and finish it.
struct {
  __uint(type, BPF_MAP_TYPE_PROG_ARRAY);
  __uint(max_entries, EVENT_CODES);
  __type(key, u32);
  __type(value, u32);
} handlers SEC(".maps");

#define HANDLER(name) SEC("tp_btf/sys_exit") int BPF_PROG(name, struct pt_regs *regs, long result)

// 32-bit programs number their calls differently: such calls are counted under no name.
static __always_inline const struct syscall_row *syscall__row(u32 number) {
  bool compat = BPF_CORE_READ(task__current(), thread_info.status) & TS_COMPAT;
  const struct syscall_row *row = &syscalls[UNKNOWN_SYSCALL];
  if (!compat && number < UNKNOWN_SYSCALL && syscalls[number].code) row = &syscalls[number];
  return row;
}

// rt_sigreturn restores the registers of the interrupted code, and leaves -1 where its own number was.
static __always_inline u32 syscall__number(const struct pt_regs *regs) {
  u32 number = regs->orig_ax;
  return number == (u32)-1 ? RT_SIGRETURN : number;
}

// A successful execveat counts as an execve.
static __always_inline u32 syscall__code(const struct syscall_row *row, long result) {
  return row->code == EVENT_EXECVEAT && result == 0 ? EVENT_EXECVE : row->code;
}

SEC("tp_btf/sys_exit")
int BPF_PROG(sys_exit, struct pt_regs *regs, long result) {
  u64 id = bpf_get_current_pid_tgid();
  u32 number = syscall__number(regs);
  const struct syscall_row *row = syscall__row(number);
  u32 code = syscall__code(row, result);
  if (!filter__records(id >> 32, code == EVENT_EXECVE && result == 0)) return 0;
  if (!config__wants(code)) return 0;
  struct scratch *s = record__begin(code, id);
  if (!s) return 0;
  s->number = number;
  plain__copy(s, row, regs, result);
  bpf_tail_call(ctx, &handlers, code);
  record__submit(s); // no handler: the record is whole
  return 0;
}
