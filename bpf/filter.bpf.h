// Whose events are recorded: everybody's but the recorder's own, or those of the processes in `tree`.
// SPDX-License-Identifier: GPL-2.0-only OR Apache-2.0
#pragma once

#include "config.bpf.h"

// By process id. Fork adds; the entry goes when the process's structure is freed, because at the exit hook other
// threads of the same process may still be on their way out.
struct {
  __uint(type, BPF_MAP_TYPE_HASH);
  __uint(max_entries, 131072);
  __uint(map_flags, BPF_F_NO_PREALLOC);
  __type(key, u32);
  __type(value, u32);
} tree SEC(".maps");

static __always_inline bool filter__records(u32 tgid, bool started) {
  if (tgid == config.recorder) return false;
  if (!config.tree) return true;
  u32 *member = bpf_map_lookup_elem(&tree, &tgid);
  if (!member) return false;
  if (*member == MEMBER_WAITING) {
    if (!started) return false;
    *member = MEMBER;
  }
  return true;
}

static __always_inline void filter__follow(u32 parent, u32 child) {
  if (!config.tree || parent == child) return;
  u32 *member = bpf_map_lookup_elem(&tree, &parent);
  if (!member || *member != MEMBER) return;
  u32 follows = MEMBER;
  bpf_map_update_elem(&tree, &child, &follows, BPF_ANY);
}

static __always_inline void filter__forget(u32 tgid) {
  if (config.tree) bpf_map_delete_elem(&tree, &tgid);
}
