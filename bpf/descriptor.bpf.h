// Descriptors that are neither files nor sockets: pipes, and the sets that poll waits for.
// SPDX-License-Identifier: GPL-2.0-only OR Apache-2.0
#pragma once

#include "sys_exit.bpf.h"
#include "descriptor_table.bpf.h"

#define POLLFD_SIZE 8
#define POLLFDS 64

HANDLER(handle_pipe) {
  struct scratch *s = record__current();
  if (!s) return 0;
  int fd = -1;
  if (result == 0 && !bpf_probe_read_user(&fd, sizeof(fd), (void *)regs->di)) {
    struct file *file = descriptor__file(fd);
    if (file) record__number(s, PARAM_PIPE_INO, BPF_CORE_READ(file, f_inode, i_ino));
  }
  record__submit(s);
  return 0;
}

HANDLER(handle_poll) {
  struct scratch *s = record__current();
  if (!s) return 0;
  u64 count = regs->si;
  if (count <= POLLFDS) record__user_bytes(s, PARAM_POLL_FDS, CHUNK_POLL, regs->di, count * POLLFD_SIZE, POLLFDS * POLLFD_SIZE);
  record__submit(s);
  return 0;
}
