// The control groups of a task, for the five subsystems that Falco names; cgroup v1 and v2 keep both in css_set.
// SPDX-License-Identifier: GPL-2.0-only OR Apache-2.0
#pragma once

#include "kernel_compat.bpf.h"
#include "record.bpf.h"

#define CGROUP_SUBSYSTEMS 5
#define CGROUP_DEPTH 16

// Numbers of the subsystems differ from one kernel configuration to the next; -1: not there.
static __always_inline int cgroup__subsystem(u32 i) {
#define SUBSYSTEM(name) (bpf_core_enum_value_exists(enum cgroup_subsys_id, name) \
  ? (int)bpf_core_enum_value(enum cgroup_subsys_id, name) : -1)
  switch (i) {
  case 0: return SUBSYSTEM(cpuset_cgrp_id);
  case 1: return SUBSYSTEM(cpu_cgrp_id);
  case 2: return SUBSYSTEM(cpuacct_cgrp_id);
  case 3: return SUBSYSTEM(io_cgrp_id);
  default: return SUBSYSTEM(memory_cgrp_id);
  }
#undef SUBSYSTEM
}

static __always_inline struct cgroup_subsys_state *cgroup__state(struct css_set *set, int subsystem) {
  u32 first = bpf_core_field_offset(struct css_set, subsys);
  struct cgroup_subsys_state *state = NULL;
  bpf_probe_read_kernel(&state, sizeof(state), (void *)set + first + subsystem * sizeof(state));
  return state;
}

static __always_inline void cgroups__one(struct scratch *s, struct cgroup_subsys_state *state) {
  record__grow(s, BPF_CORE_READ(state, ss, name));
  struct kernfs_node *node = BPF_CORE_READ(state, cgroup, kn);
  for (u32 depth = 0; depth < CGROUP_DEPTH && node; depth++) {
    struct kernfs_node *parent = kernfs__parent(node);
    if (!parent) break; // the root has no name
    record__grow(s, BPF_CORE_READ(node, name));
    node = parent;
  }
  *record__tail(s) = 0;
  s->grown++;
}

static __always_inline void record__cgroups(struct scratch *s, u32 param, struct task_struct *task) {
  struct css_set *set = BPF_CORE_READ(task, cgroups);
  s->grown = 0;
  for (u32 i = 0; i < CGROUP_SUBSYSTEMS; i++) {
    int subsystem = cgroup__subsystem(i);
    struct cgroup_subsys_state *state = subsystem < 0 ? NULL : cgroup__state(set, subsystem);
    if (state) cgroups__one(s, state);
  }
  record__close_chunk(s, param, CHUNK_CGROUPS, s->grown);
}
