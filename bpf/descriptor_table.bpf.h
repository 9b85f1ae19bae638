// From a descriptor's number to the kernel's file.
// SPDX-License-Identifier: GPL-2.0-only OR Apache-2.0
#pragma once

#include "task.bpf.h"

static __always_inline struct file *descriptor__file(s64 fd) {
  struct fdtable *table = BPF_CORE_READ(task__current(), files, fdt);
  if (fd < 0 || fd >= BPF_CORE_READ(table, max_fds)) return NULL;
  struct file *file = NULL;
  bpf_probe_read_kernel(&file, sizeof(file), BPF_CORE_READ(table, fd) + fd);
  return file;
}

// NULL for what is no socket: private_data means something else there.
static __always_inline struct sock *descriptor__sock(s64 fd) {
  struct file *file = descriptor__file(fd);
  if (!file || (BPF_CORE_READ(file, f_inode, i_mode) & S_IFMT) != S_IFSOCK) return NULL;
  struct socket *socket = BPF_CORE_READ(file, private_data);
  return BPF_CORE_READ(socket, sk);
}
