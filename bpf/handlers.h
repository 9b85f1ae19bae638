// Which program of the kernel side finishes which event: SERVES(program, event).
// The loader fills the maps of programs from this list; events that are not in it are plain.
// SPDX-License-Identifier: Apache-2.0 OR GPL-2.0-only
#pragma once

#define HANDLERS(SERVES) \
  SERVES(handle_clone, EVENT_CLONE) SERVES(handle_clone, EVENT_CLONE3) \
  SERVES(handle_clone, EVENT_FORK) SERVES(handle_clone, EVENT_VFORK) \
  SERVES(handle_exec, EVENT_EXECVE) SERVES(handle_exec, EVENT_EXECVEAT) \
  SERVES(handle_capset, EVENT_CAPSET) \
  SERVES(handle_open, EVENT_OPEN) SERVES(handle_open, EVENT_CREAT) SERVES(handle_open, EVENT_OPENAT) \
  SERVES(handle_open, EVENT_OPENAT2) SERVES(handle_open, EVENT_OPEN_BY_HANDLE_AT) \
  SERVES(handle_connect, EVENT_CONNECT) \
  SERVES(handle_accept, EVENT_ACCEPT) SERVES(handle_accept, EVENT_ACCEPT4) \
  SERVES(handle_sendto, EVENT_SENDTO) SERVES(handle_recvfrom, EVENT_RECVFROM) \
  SERVES(handle_message, EVENT_SENDMSG) SERVES(handle_message, EVENT_SENDMMSG) \
  SERVES(handle_message, EVENT_RECVMSG) SERVES(handle_message, EVENT_RECVMMSG) \
  SERVES(handle_socketpair, EVENT_SOCKETPAIR) \
  SERVES(handle_sockopt, EVENT_SETSOCKOPT) SERVES(handle_sockopt, EVENT_GETSOCKOPT) \
  SERVES(handle_vectors, EVENT_READV) SERVES(handle_vectors, EVENT_PREADV) \
  SERVES(handle_vectors, EVENT_WRITEV) SERVES(handle_vectors, EVENT_PWRITEV) \
  SERVES(handle_vectors, EVENT_PROCESS_VM_READV) SERVES(handle_vectors, EVENT_PROCESS_VM_WRITEV) \
  SERVES(handle_memory, EVENT_BRK) SERVES(handle_memory, EVENT_MMAP) SERVES(handle_memory, EVENT_MUNMAP) \
  SERVES(handle_pipe, EVENT_PIPE) SERVES(handle_pipe, EVENT_PIPE2) \
  SERVES(handle_poll, EVENT_POLL) SERVES(handle_poll, EVENT_PPOLL) \
  SERVES(handle_prctl, EVENT_PRCTL) SERVES(handle_semop, EVENT_SEMOP) \
  SERVES(handle_quotactl, EVENT_QUOTACTL) SERVES(handle_fsconfig, EVENT_FSCONFIG)
