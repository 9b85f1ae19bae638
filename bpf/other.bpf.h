// Calls whose arguments mean different things from one command to the next.
// SPDX-License-Identifier: GPL-2.0-only OR Apache-2.0
#pragma once

#include "sys_exit.bpf.h"

#define PR_SET_NAME 15
#define PR_GET_NAME 16
#define PR_GET_CHILD_SUBREAPER 37

HANDLER(handle_prctl) {
  struct scratch *s = record__current();
  if (!s) return 0;
  u32 option = regs->di;
  s64 number = regs->si;
  if (option == PR_SET_NAME || (option == PR_GET_NAME && result == 0)) {
    record__user_text(s, PARAM_PRCTL_ARG2_STR, regs->si);
  } else {
    int answer = 0;
    if (option == PR_GET_CHILD_SUBREAPER && !bpf_probe_read_user(&answer, sizeof(answer), (void *)regs->si)) number = answer;
    record__number(s, PARAM_PRCTL_ARG2_INT, number);
  }
  record__submit(s);
  return 0;
}

struct sembuf { u16 number; short operation, flags; };

// The first operation is copied by the table; a second is not always there.
HANDLER(handle_semop) {
  struct scratch *s = record__current();
  if (!s) return 0;
  struct sembuf second;
  if (regs->dx > 1 && !bpf_probe_read_user(&second, sizeof(second), (void *)(regs->si + sizeof(second)))) {
    record__number(s, PARAM_SEMOP_SEM_NUM_1, second.number);
    record__number(s, PARAM_SEMOP_SEM_OP_1, second.operation);
    record__number(s, PARAM_SEMOP_SEM_FLG_1, second.flags);
  }
  record__submit(s);
  return 0;
}

HANDLER(handle_quotactl) {
  struct scratch *s = record__current();
  if (!s) return 0;
  u32 command = regs->di;
  record__number(s, PARAM_QUOTACTL_CMD, command >> 8);
  record__number(s, PARAM_QUOTACTL_TYPE, command & 0xff);
  record__submit(s);
  return 0;
}

enum fsconfig_command { FSCONFIG_SET_FLAG, FSCONFIG_SET_STRING, FSCONFIG_SET_BINARY, FSCONFIG_SET_PATH, FSCONFIG_SET_PATH_EMPTY };

HANDLER(handle_fsconfig) {
  struct scratch *s = record__current();
  if (!s) return 0;
  u32 command = regs->si;
  if (command == FSCONFIG_SET_BINARY) record__user_bytes(s, PARAM_FSCONFIG_VALUE_BYTEBUF, CHUNK_BYTES, regs->r10, regs->r8, 1024);
  else if (command == FSCONFIG_SET_STRING || command == FSCONFIG_SET_PATH || command == FSCONFIG_SET_PATH_EMPTY)
    record__user_text(s, PARAM_FSCONFIG_VALUE_CHARBUF, regs->r10);
  record__submit(s);
  return 0;
}
