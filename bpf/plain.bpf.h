// Plain system calls: everything that the table says about a call is copied by one loop over its row.
// SPDX-License-Identifier: GPL-2.0-only OR Apache-2.0
#pragma once

#include "record.bpf.h"

const struct syscall_row syscalls[UNKNOWN_SYSCALL + 1] SEC(".rodata.syscalls") = { SYSCALL_ROWS };

static __always_inline u64 syscall__argument(const struct pt_regs *regs, u32 index) {
  switch (index) {
  case 0: return regs->di;
  case 1: return regs->si;
  case 2: return regs->dx;
  case 3: return regs->r10;
  case 4: return regs->r8;
  default: return regs->r9;
  }
}

static __always_inline void copy__memory(struct scratch *s, const struct copy *copy, u64 from) {
  u32 size = copy->size & 31;
  if (size == 0 || bpf_probe_read_user(record__room(s), size, (void *)(from + copy->offset))) return;
  record__close_chunk(s, copy->param, CHUNK_NUMBER, size);
}

static __always_inline void copy__pointed(struct scratch *s, const struct copy *copy, u64 from, u64 length) {
  switch (copy->how) {
  case COPY_MEMORY: copy__memory(s, copy, from); break;
  case COPY_TEXT: record__user_text(s, copy->param, from); break;
  case COPY_ADDRESS: record__user_bytes(s, copy->param, CHUNK_ADDRESS, from, length, 128); break;
  default:
    if (length > config.snaplen) length = config.snaplen;
    record__user_bytes(s, copy->param, CHUNK_BYTES, from, length, SNAPLEN_MAX);
  }
}

// What a payload's length is: what the call moved, or what it was asked to move when it moved nothing outward.
static __always_inline u64 copy__length(const struct copy *copy, const struct pt_regs *regs, s64 result) {
  if (copy->how == COPY_FILLED) return result > 0 ? result : 0;
  u64 asked = syscall__argument(regs, copy->size);
  return copy->how == COPY_PAYLOAD && result > 0 && (u64)result < asked ? (u64)result : asked;
}

static __always_inline void copy__one(struct scratch *s, const struct copy *copy, const struct pt_regs *regs, s64 result) {
  s64 value = copy->source == SOURCE_RETURN ? result : (s64)syscall__argument(regs, copy->source);
  switch (copy->how) {
  case COPY_CONSTANT: record__number(s, copy->param, copy->offset); return;
  case COPY_NUMBER: record__number(s, copy->param, s->number); return;
  case COPY_VALUE: record__number(s, copy->param, copy->size == 4 ? (s32)value : value); return;
  }
  if (value == 0 || (copy->out && result < 0)) return;
  copy__pointed(s, copy, value, copy->how >= COPY_PAYLOAD ? copy__length(copy, regs, result) : 0);
}

static __always_inline void plain__copy(struct scratch *s, const struct syscall_row *row, const struct pt_regs *regs, s64 result) {
  for (u32 i = 0; i < PLAIN_PARAMS; i++) {
    if (i >= row->copies) break;
    copy__one(s, &row->copy[i], regs, result);
  }
}
