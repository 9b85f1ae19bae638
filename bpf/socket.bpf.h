// Sockets: both ends of a connection as the kernel has them. User space turns them into Falco's tuples, whose
// direction depends on the event.
// SPDX-License-Identifier: GPL-2.0-only OR Apache-2.0
#pragma once

#include "sys_exit.bpf.h"
#include "descriptor_table.bpf.h"
#include "message.bpf.h"

#define UNIX_PATH_MAX 108
#define SOCKADDR_MAX 128 // struct sockaddr_storage
#define SUN_PATH 2 // where the path begins in struct sockaddr_un
#define SOL_SOCKET 1
#define CONTROL_MAX 1024

static __always_inline u16 swapped(u16 port) { return __builtin_bswap16(port); }

static __always_inline void socket__ipv4(struct socket_facts *facts, struct sock *sk) {
  u32 local = BPF_CORE_READ(sk, __sk_common.skc_rcv_saddr), remote = BPF_CORE_READ(sk, __sk_common.skc_daddr);
  if (!local) local = BPF_CORE_READ((struct inet_sock *)sk, inet_saddr);
  *(u32 *)facts->local = local;
  *(u32 *)facts->remote = remote;
}

static __always_inline void socket__ipv6(struct socket_facts *facts, struct sock *sk) {
  BPF_CORE_READ_INTO(&facts->local, sk, __sk_common.skc_v6_rcv_saddr.in6_u.u6_addr8);
  BPF_CORE_READ_INTO(&facts->remote, sk, __sk_common.skc_v6_daddr.in6_u.u6_addr8);
}

// The path of a unix socket's address, behind the facts; the peer's when this end has none.
static __always_inline u32 socket__unix_path(u8 *room, struct sock *sk) {
  struct unix_address *address = BPF_CORE_READ((struct unix_sock *)sk, addr);
  if (!address) {
    struct sock *peer = BPF_CORE_READ((struct unix_sock *)sk, peer);
    if (peer) address = BPF_CORE_READ((struct unix_sock *)peer, addr);
  }
  if (!address) return 0;
  u32 length = BPF_CORE_READ(address, len) - SUN_PATH;
  if (length == 0 || length > UNIX_PATH_MAX) return 0;
  // struct unix_address is { refcnt, len, sockaddr_un name[] }: the name follows the length.
  const void *path = (void *)address + bpf_core_field_offset(struct unix_address, len) + sizeof(int) + SUN_PATH;
  return bpf_probe_read_kernel(room, bounded(length), path) ? 0 : length;
}

static __always_inline u32 socket__behind(u8 *room, struct socket_facts *facts, struct sock *sk, u64 user, u32 user_length) {
  if (user && user_length > 0 && user_length <= SOCKADDR_MAX && !bpf_probe_read_user(room, bounded(user_length), (void *)user)) {
    facts->user_length = user_length;
    return user_length;
  }
  return facts->family == AF_UNIX ? socket__unix_path(room, sk) : 0;
}

// `user` is a struct sockaddr that the caller named the other end with, where there is one.
static __always_inline void record__socket(struct scratch *s, u32 param, struct sock *sk, u64 user, u32 user_length) {
  if (!sk) return;
  struct socket_facts facts = { .family = BPF_CORE_READ(sk, __sk_common.skc_family) };
  if (facts.family != AF_UNIX && facts.family != AF_INET && facts.family != AF_INET6) return;
  if (facts.family == AF_UNIX) {
    facts.socket = (u64)sk;
    facts.peer = (u64)BPF_CORE_READ((struct unix_sock *)sk, peer);
  } else {
    facts.local_port = BPF_CORE_READ(sk, __sk_common.skc_num);
    facts.remote_port = swapped(BPF_CORE_READ(sk, __sk_common.skc_dport));
    if (facts.family == AF_INET) socket__ipv4(&facts, sk);
    else socket__ipv6(&facts, sk);
  }
  u8 *room = record__room(s);
  u32 behind = socket__behind(room + sizeof(facts), &facts, sk, user, user_length);
  __builtin_memcpy(room, &facts, sizeof(facts));
  record__close_chunk(s, param, CHUNK_SOCKET, sizeof(facts) + behind);
}

HANDLER(handle_connect) {
  struct scratch *s = record__current();
  if (!s) return 0;
  bool connects = result == 0 || result == -EINPROGRESS;
  if (connects) record__socket(s, PARAM_CONNECT_TUPLE, descriptor__sock((s32)regs->di), regs->si, regs->dx);
  record__submit(s);
  return 0;
}

// Room in the listening socket's queue, as per cent in use.
static __always_inline void record__queue(struct scratch *s, u32 first_param, struct sock *listener) {
  u32 length = BPF_CORE_READ(listener, sk_ack_backlog), most = BPF_CORE_READ(listener, sk_max_ack_backlog);
  record__number(s, first_param, most && length <= most ? (u64)length * 100 / most : 0);
  record__number(s, first_param + 1, length);
  record__number(s, first_param + 2, most);
}

// accept4 only adds its flags behind the parameters of accept.
HANDLER(handle_accept) {
  struct scratch *s = record__current();
  if (!s) return 0;
  if (result >= 0) record__socket(s, PARAM_ACCEPT_TUPLE, descriptor__sock(result), 0, 0);
  struct sock *listener = descriptor__sock((s32)regs->di);
  if (listener) record__queue(s, PARAM_ACCEPT_QUEUEPCT, listener);
  record__submit(s);
  return 0;
}

HANDLER(handle_sendto) {
  struct scratch *s = record__current();
  if (!s) return 0;
  if (result >= 0) record__socket(s, PARAM_SENDTO_TUPLE, descriptor__sock((s32)regs->di), regs->r8, regs->r9);
  record__submit(s);
  return 0;
}

HANDLER(handle_recvfrom) {
  struct scratch *s = record__current();
  if (!s) return 0;
  u32 length = 0;
  if (regs->r9) bpf_probe_read_user(&length, sizeof(length), (void *)regs->r9);
  if (result >= 0) record__socket(s, PARAM_RECVFROM_TUPLE, descriptor__sock((s32)regs->di), regs->r8, length);
  record__submit(s);
  return 0;
}

struct message_params { u8 result, size, data, tuple, control; };

static __always_inline struct message_params message__params(u32 code) {
  switch (code) {
  case EVENT_SENDMSG: return (struct message_params){ 0, PARAM_SENDMSG_SIZE, PARAM_SENDMSG_DATA, PARAM_SENDMSG_TUPLE, 0 };
  case EVENT_SENDMMSG: return (struct message_params){ 0, PARAM_SENDMMSG_SIZE, PARAM_SENDMMSG_DATA, PARAM_SENDMMSG_TUPLE, 0 };
  case EVENT_RECVMSG:
    return (struct message_params){ 0, PARAM_RECVMSG_SIZE, PARAM_RECVMSG_DATA, PARAM_RECVMSG_TUPLE, PARAM_RECVMSG_MSGCONTROL };
  default:
    return (struct message_params){ 0, PARAM_RECVMMSG_SIZE, PARAM_RECVMMSG_DATA, PARAM_RECVMMSG_TUPLE, PARAM_RECVMMSG_MSGCONTROL };
  }
}

// Of the calls that move several messages at once the first message stands for all; its own length is the result.
HANDLER(handle_message) {
  struct scratch *s = record__current();
  if (!s) return 0;
  bool several = s->record.code == EVENT_SENDMMSG || s->record.code == EVENT_RECVMMSG;
  bool receives = s->record.code == EVENT_RECVMSG || s->record.code == EVENT_RECVMMSG;
  struct message message = {};
  s64 moved = result;
  if (bpf_probe_read_user(&message, sizeof(message), (void *)regs->si)) moved = result < 0 ? result : 0;
  else if (several && result > 0) moved = message.moved;
  struct message_params params = message__params(s->record.code);
  if (several) record__number(s, params.result, moved);
  if (!receives || result >= 0) {
    record__vectors(s, params.size, params.data, message.vectors, message.vector_count, receives ? moved : 0);
    if (receives) record__user_bytes(s, params.control, CHUNK_BYTES, message.control, message.control_length, CONTROL_MAX);
  }
  if (result >= 0) record__socket(s, params.tuple, descriptor__sock((s32)regs->di), message.name, message.name_length);
  record__submit(s);
  return 0;
}

HANDLER(handle_socketpair) {
  struct scratch *s = record__current();
  if (!s) return 0;
  int first = -1;
  if (result == 0 && !bpf_probe_read_user(&first, sizeof(first), (void *)regs->r10)) {
    struct sock *sk = descriptor__sock(first);
    if (sk && BPF_CORE_READ(sk, __sk_common.skc_family) == AF_UNIX) {
      record__number(s, PARAM_SOCKETPAIR_SOURCE, (u64)sk);
      record__number(s, PARAM_SOCKETPAIR_PEER, (u64)BPF_CORE_READ((struct unix_sock *)sk, peer));
    }
  }
  record__submit(s);
  return 0;
}

// Options have names on the level of sockets only; getsockopt and setsockopt have them in the same place.
HANDLER(handle_sockopt) {
  struct scratch *s = record__current();
  if (!s) return 0;
  u32 length = regs->r8;
  bool asks = s->record.code == EVENT_GETSOCKOPT;
  if (asks && bpf_probe_read_user(&length, sizeof(length), (void *)regs->r8)) length = 0;
  record__number(s, PARAM_GETSOCKOPT_OPTNAME, (s32)regs->si == SOL_SOCKET ? (s32)regs->dx : -1);
  if (!asks || result == 0) record__user_bytes(s, PARAM_GETSOCKOPT_VAL, CHUNK_BYTES, regs->r10, length, 256);
  record__submit(s);
  return 0;
}
