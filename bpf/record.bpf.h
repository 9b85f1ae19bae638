// A record on its way: put together in scratch memory of the processor, then copied into the processor's ring at once.
// Scratch is safe to share: these programs run in process context with preemption off, never inside one another.
// SPDX-License-Identifier: GPL-2.0-only OR Apache-2.0
#pragma once

#include "config.bpf.h"

// Everything is written at an offset below ROOM and is at most ROOM long, which the second half of the bytes takes in;
// the margin is for the heads of chunks.
#define ROOM 32768
#define MARGIN 256

// `grown` is the length of a chunk that is put together in a loop. It lives here and not in a register, because the verifier
// tracks every value that a register could have: each turn of the loop would look new, and none would be pruned.
struct scratch {
  u32 position;
  u32 number; // of the system call
  u32 grown;
  u32 padding;
  union {
    struct record record;
    u8 bytes[2 * ROOM + MARGIN];
  };
};

// An array by processor number: values of per-CPU arrays cannot be larger than 32 KiB (PCPU_MIN_UNIT_SIZE).
struct {
  __uint(type, BPF_MAP_TYPE_ARRAY);
  __uint(max_entries, 1); // set to the number of processors before loading
  __type(key, u32);
  __type(value, struct scratch);
} scratches SEC(".maps");

struct ring {
  __uint(type, BPF_MAP_TYPE_RINGBUF);
  __uint(max_entries, 8 << 20);
};
struct {
  __uint(type, BPF_MAP_TYPE_ARRAY_OF_MAPS);
  __uint(max_entries, 1);
  __type(key, u32);
  __array(values, struct ring);
} rings SEC(".maps");

// Events that found no room: per processor and event code, mapped into the recorder's memory.
struct {
  __uint(type, BPF_MAP_TYPE_ARRAY);
  __uint(max_entries, 1);
  __uint(map_flags, BPF_F_MMAPABLE);
  __type(key, u32);
  __type(value, u64);
} drops SEC(".maps");

// Forces an offset below ROOM where the verifier can see it: the compiler knows better and drops a plain mask.
static __always_inline u64 bounded(u64 offset) {
  asm volatile("%0 &= 32767" : "+r"(offset));
  return offset;
}

static __always_inline struct scratch *record__current(void) {
  u32 cpu = bpf_get_smp_processor_id();
  return bpf_map_lookup_elem(&scratches, &cpu);
}

static __always_inline struct scratch *record__begin(u32 code, u32 tid) {
  struct scratch *s = record__current();
  if (!s) return NULL;
  s->record.time = bpf_ktime_get_boot_ns();
  s->record.tid = tid;
  s->record.code = code;
  s->position = sizeof(struct record);
  return s;
}

static __always_inline struct chunk *record__chunk(struct scratch *s) {
  return (void *)&s->bytes[bounded(s->position)];
}

// Where the bytes of the next chunk go.
static __always_inline u8 *record__room(struct scratch *s) {
  return &s->bytes[bounded(s->position)] + sizeof(struct chunk);
}

// Behind what a growing chunk has so far.
static __always_inline u8 *record__tail(struct scratch *s) {
  return &s->bytes[bounded(s->position + sizeof(struct chunk) + s->grown)];
}

// Adds a name of the kernel's, with its NUL.
static __always_inline void record__grow(struct scratch *s, const void *name) {
  if (s->grown > PATH_MAX - NAME_MAX) return;
  long copied = bpf_probe_read_kernel_str(record__tail(s), NAME_MAX, name);
  if (copied > 0) s->grown += copied;
}

// Heads the chunk whose bytes already lie in the room behind it.
static __always_inline void record__close_chunk(struct scratch *s, u32 param, u32 kind, u32 length) {
  struct chunk *chunk = record__chunk(s);
  *(u64 *)chunk = (u64)param | (u64)kind << 8 | (u64)(length & 0xffff) << 16;
  s->position += sizeof(struct chunk) + ((length + 7) & ~7u);
}

static __always_inline void record__number(struct scratch *s, u32 param, s64 value) {
  struct chunk *chunk = record__chunk(s);
  if (value == (s32)value) {
    *(u64 *)chunk = (u64)param | (u64)CHUNK_SMALL << 8 | (u64)(u32)value << 32;
    s->position += sizeof(struct chunk);
    return;
  }
  *(s64 *)(chunk + 1) = value;
  record__close_chunk(s, param, CHUNK_NUMBER, 8);
}

static __always_inline void record__own_bits(struct scratch *s, u32 param, u32 bits) {
  *(u64 *)record__chunk(s) = (u64)param | (u64)CHUNK_OWN_BITS << 8 | (u64)bits << 32;
  s->position += sizeof(struct chunk);
}

static __always_inline void record__user_text(struct scratch *s, u32 param, u64 from) {
  long length = bpf_probe_read_user_str(record__room(s), PATH_MAX, (void *)from);
  if (length > 0) record__close_chunk(s, param, CHUNK_TEXT, length - 1);
}

static __always_inline void record__kernel_text(struct scratch *s, u32 param, const void *from) {
  long length = bpf_probe_read_kernel_str(record__room(s), PATH_MAX, from);
  if (length > 0) record__close_chunk(s, param, CHUNK_TEXT, length - 1);
}

// Bytes of the caller's memory, at most `most` (a constant below ROOM).
static __always_inline void record__user_bytes(struct scratch *s, u32 param, u32 kind, u64 from, u64 length, u32 most) {
  if (length > most) length = most;
  length = bounded(length);
  if (length == 0 || bpf_probe_read_user(record__room(s), length, (void *)from)) return;
  record__close_chunk(s, param, kind, length);
}

static __always_inline void record__submit(struct scratch *s) {
  u32 cpu = bpf_get_smp_processor_id();
  void *ring = bpf_map_lookup_elem(&rings, &cpu);
  // Waking the reader costs more than the event; it looks every few milliseconds by itself.
  if (ring && bpf_ringbuf_output(ring, s->bytes, bounded(s->position), BPF_RB_NO_WAKEUP) == 0) return;
  u32 cell = cpu * EVENT_CODES + s->record.code;
  u64 *count = bpf_map_lookup_elem(&drops, &cell);
  if (count) (*count)++;
}
