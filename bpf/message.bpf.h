// Messages and vectors of buffers in the caller's memory.
// SPDX-License-Identifier: GPL-2.0-only OR Apache-2.0
#pragma once

#include "record.bpf.h"

#define VECTORS 8 // of a scattered payload, as many pieces are looked at

struct vector { u64 base, length; };

// struct mmsghdr on 64-bit machines: a struct msghdr and the number of bytes moved.
struct message {
  u64 name;
  u32 name_length, padding;
  u64 vectors, vector_count, control, control_length;
  u32 flags, padding2;
  u32 moved, padding3;
};

// `size` is what the vectors have room for, `data` their bytes in a row. `moved` > 0: only so many of them mean something.
static __always_inline void record__vectors(struct scratch *s, u32 size_param, u32 data_param, u64 from, u64 count, s64 moved) {
  u64 size = 0;
  u32 most = config.snaplen;
  s->grown = 0;
  if (moved > 0 && moved < most) most = moved;
  for (u32 i = 0; i < VECTORS && i < count; i++) {
    struct vector vector = {};
    if (bpf_probe_read_user(&vector, sizeof(vector), (void *)(from + i * sizeof(vector)))) break;
    size += vector.length;
    u64 piece = vector.length;
    u32 left = s->grown < most ? most - s->grown : 0;
    piece = bounded(piece > left ? left : piece);
    if (piece && !bpf_probe_read_user(record__tail(s), piece, (void *)vector.base)) s->grown += piece;
  }
  if (s->grown) record__close_chunk(s, data_param, CHUNK_BYTES, s->grown);
  if (count <= VECTORS && size_param) record__number(s, size_param, size);
}
