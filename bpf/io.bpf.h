// Input and output through vectors of buffers, and the memory sizes that mapping calls report.
// SPDX-License-Identifier: GPL-2.0-only OR Apache-2.0
#pragma once

#include "sys_exit.bpf.h"
#include "message.bpf.h"

struct vector_params { u8 size, data; };

static __always_inline struct vector_params vector__params(u32 code) {
  switch (code) {
  case EVENT_READV: return (struct vector_params){ PARAM_READV_SIZE, PARAM_READV_DATA };
  case EVENT_PREADV: return (struct vector_params){ PARAM_PREADV_SIZE, PARAM_PREADV_DATA };
  case EVENT_WRITEV: return (struct vector_params){ PARAM_WRITEV_SIZE, PARAM_WRITEV_DATA };
  case EVENT_PWRITEV: return (struct vector_params){ PARAM_PWRITEV_SIZE, PARAM_PWRITEV_DATA };
  case EVENT_PROCESS_VM_READV: return (struct vector_params){ 0, PARAM_PROCESS_VM_READV_DATA };
  default: return (struct vector_params){ 0, PARAM_PROCESS_VM_WRITEV_DATA };
  }
}

HANDLER(handle_vectors) {
  struct scratch *s = record__current();
  if (!s) return 0;
  u32 code = s->record.code;
  bool reads = code == EVENT_READV || code == EVENT_PREADV || code == EVENT_PROCESS_VM_READV;
  struct vector_params params = vector__params(code);
  if (!reads || result > 0) record__vectors(s, params.size, params.data, regs->si, regs->dx, reads ? result : 0);
  record__submit(s);
  return 0;
}

// brk, mmap and munmap have these parameters in the same places.
HANDLER(handle_memory) {
  struct scratch *s = record__current();
  if (!s) return 0;
  record__memory(s, PARAM_MMAP_VM_SIZE, task__current());
  record__submit(s);
  return 0;
}
