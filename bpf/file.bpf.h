// Descriptors that are files: which inode the open family gave, and what is read of a descriptor elsewhere.
// SPDX-License-Identifier: GPL-2.0-only OR Apache-2.0
#pragma once

#include "sys_exit.bpf.h"
#include "descriptor_table.bpf.h"
#include "path.bpf.h"

#define FMODE_CREATED 0x100000
#define OWN_O_F_CREATED 0x4000

// A device number as stat shows it, from the kernel's own 12 + 20 bits.
static __always_inline u32 device__number(u32 dev) {
  u32 major = dev >> 20, minor = dev & 0xfffff;
  return (minor & 0xff) | major << 8 | (minor & ~0xffu) << 12;
}

struct open_params { u8 dev, ino, flags; };

static __always_inline struct open_params open__params(u32 code) {
  switch (code) {
  case EVENT_OPEN: return (struct open_params){ PARAM_OPEN_DEV, PARAM_OPEN_INO, PARAM_OPEN_FLAGS };
  case EVENT_CREAT: return (struct open_params){ PARAM_CREAT_DEV, PARAM_CREAT_INO, 0 };
  case EVENT_OPENAT: return (struct open_params){ PARAM_OPENAT_DEV, PARAM_OPENAT_INO, PARAM_OPENAT_FLAGS };
  case EVENT_OPENAT2: return (struct open_params){ PARAM_OPENAT2_DEV, PARAM_OPENAT2_INO, PARAM_OPENAT2_FLAGS };
  default: return (struct open_params){ PARAM_OPEN_BY_HANDLE_AT_DEV, PARAM_OPEN_BY_HANDLE_AT_INO, PARAM_OPEN_BY_HANDLE_AT_FLAGS };
  }
}

HANDLER(handle_open) {
  struct scratch *s = record__current();
  if (!s) return 0;
  struct file *file = result >= 0 ? descriptor__file(result) : NULL;
  if (file) {
    struct open_params params = open__params(s->record.code);
    struct inode *inode = BPF_CORE_READ(file, f_inode);
    record__number(s, params.dev, device__number(BPF_CORE_READ(inode, i_sb, s_dev)));
    record__number(s, params.ino, BPF_CORE_READ(inode, i_ino));
    if (params.flags && BPF_CORE_READ(file, f_mode) & FMODE_CREATED) record__own_bits(s, params.flags, OWN_O_F_CREATED);
    if (s->record.code == EVENT_OPEN_BY_HANDLE_AT) record__path(s, PARAM_OPEN_BY_HANDLE_AT_PATH, file);
  }
  record__submit(s);
  return 0;
}
