// Every place where kernels from 5.8 on differ, as a small accessor, each with the change that made it necessary.
// No other file asks about kernel versions. `___name` marks a flavour of a structure for CO-RE.
// SPDX-License-Identifier: GPL-2.0-only OR Apache-2.0
#pragma once

#include "kernel.bpf.h"

#pragma clang attribute push(__attribute__((preserve_access_index)), apply_to = record)

struct timespec64___compat { s64 tv_sec; long tv_nsec; };
struct inode___seconds { s64 i_ctime_sec, i_mtime_sec; u32 i_ctime_nsec, i_mtime_nsec; };
struct inode___hidden { struct timespec64___compat __i_ctime, __i_mtime; };
struct inode___plain { struct timespec64___compat i_ctime, i_mtime; };

struct kernfs_node___hidden { struct kernfs_node *__parent; };
struct kernfs_node___plain { struct kernfs_node *parent; };

struct percpu_counter___compat { s64 count; };
struct mm_struct___percpu { struct percpu_counter___compat rss_stat[4]; };
struct mm_rss_stat___compat { s64 count[4]; };
struct mm_struct___plain { struct mm_rss_stat___compat rss_stat; };

struct kernel_cap___words { u32 cap[2]; };
struct kernel_cap___value { u64 val; };
struct cred___words { struct kernel_cap___words cap_inheritable, cap_permitted, cap_effective; };
struct cred___value { struct kernel_cap___value cap_inheritable, cap_permitted, cap_effective; };

#pragma clang attribute pop

#define NANOSECONDS 1000000000ull

// 6.13 (4e40eff0b573 "fs: add infrastructure for multigrain timestamps") marks there that somebody has asked for the time.
#define CTIME_QUERIED (1u << 31)

// 6.11 (3aa63a569c64 "fs: switch timespec64 fields in inode to discrete integers");
// 6.6 / 6.7 (13bc24457850 "fs: rename i_ctime field to __i_ctime", 12cd44023651 the same for the others).
#define inode__time(inode, which) ({ \
  u64 _time = 0; \
  struct inode___seconds *_s = (void *)(inode); \
  struct inode___hidden *_h = (void *)(inode); \
  struct inode___plain *_p = (void *)(inode); \
  if (bpf_core_field_exists(_s->i_##which##_sec)) \
    _time = BPF_CORE_READ(_s, i_##which##_sec) * NANOSECONDS + (BPF_CORE_READ(_s, i_##which##_nsec) & ~CTIME_QUERIED); \
  else if (bpf_core_field_exists(_h->__i_##which)) \
    _time = BPF_CORE_READ(_h, __i_##which.tv_sec) * NANOSECONDS + BPF_CORE_READ(_h, __i_##which.tv_nsec); \
  else if (bpf_core_field_exists(_p->i_##which)) \
    _time = BPF_CORE_READ(_p, i_##which.tv_sec) * NANOSECONDS + BPF_CORE_READ(_p, i_##which.tv_nsec); \
  _time; \
})

// 6.15 (633488947ef6 "kernfs: Use RCU to access kernfs_node::parent").
static __always_inline struct kernfs_node *kernfs__parent(struct kernfs_node *node) {
  struct kernfs_node___hidden *hidden = (void *)node;
  struct kernfs_node___plain *plain = (void *)node;
  if (bpf_core_field_exists(hidden->__parent)) return BPF_CORE_READ(hidden, __parent);
  return BPF_CORE_READ(plain, parent);
}

// 6.2 (f1a7941243c1 "mm: convert mm's rss stats into percpu_counter").
#define mm__pages(mm, kind) ({ \
  s64 _pages; \
  struct mm_struct___percpu *_n = (void *)(mm); \
  struct mm_struct___plain *_o = (void *)(mm); \
  if (bpf_core_field_exists(_n->rss_stat[0].count)) _pages = BPF_CORE_READ(_n, rss_stat[kind].count); \
  else _pages = BPF_CORE_READ(_o, rss_stat.count[kind]); \
  _pages; \
})

// 6.3 (f122a08b197d "capability: just use a 'u64' instead of a 'u32[2]' array").
#define cred__capabilities(cred, which) ({ \
  u64 _caps; \
  struct cred___value *_v = (void *)(cred); \
  struct cred___words *_w = (void *)(cred); \
  if (bpf_core_field_exists(_v->which.val)) _caps = BPF_CORE_READ(_v, which.val); \
  else _caps = (u64)BPF_CORE_READ(_w, which.cap[1]) << 32 | BPF_CORE_READ(_w, which.cap[0]); \
  _caps; \
})
