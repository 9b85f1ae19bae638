// The absolute path of a file, walked by hand: bpf_d_path is allowed in a few hooks only, and none of them is ours.
// Names are emitted from the leaf up; user space turns them round.
// SPDX-License-Identifier: GPL-2.0-only OR Apache-2.0
#pragma once

#include "record.bpf.h"

#define PATH_NAMES 64

struct walk {
  struct dentry *dentry;
  struct vfsmount *mount;
};

static __always_inline bool path__at_mount_root(const struct walk *walk) {
  struct vfsmount *mount = walk->mount; // a copy, or CO-RE would look for struct walk in the kernel
  return walk->dentry == BPF_CORE_READ(mount, mnt_root);
}

// One step up. False at the root of the mount tree and for files that lie in none (memfd, pipes).
static __always_inline bool path__up(struct walk *walk) {
  u32 inner = bpf_core_field_offset(struct mount, mnt);
  if (path__at_mount_root(walk)) {
    struct mount *mount = (void *)walk->mount - inner;
    struct mount *parent = BPF_CORE_READ(mount, mnt_parent);
    if (parent == mount) return false;
    walk->dentry = BPF_CORE_READ(mount, mnt_mountpoint);
    walk->mount = (void *)parent + inner;
    return true;
  }
  struct dentry *dentry = walk->dentry, *parent = BPF_CORE_READ(dentry, d_parent);
  walk->dentry = parent;
  return parent != dentry;
}

static __always_inline const unsigned char *path__name(const struct walk *walk) {
  struct dentry *dentry = walk->dentry;
  return BPF_CORE_READ(dentry, d_name.name);
}

static __always_inline void record__path(struct scratch *s, u32 param, struct file *file) {
  struct walk walk = { BPF_CORE_READ(file, f_path.dentry), BPF_CORE_READ(file, f_path.mnt) };
  s->grown = 0;
  for (u32 i = 0; i < PATH_NAMES; i++) {
    // The root of a mount has the name "/" of its own; what it is called is the mount point's business.
    if (!path__at_mount_root(&walk)) record__grow(s, path__name(&walk));
    if (!path__up(&walk)) break;
  }
  record__close_chunk(s, param, CHUNK_PATH, s->grown);
}
