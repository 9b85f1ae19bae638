// What crosses the boundary between the kernel side and the addon: records in the rings, counters, settings.
// Both sides include this file and the generated table, so neither has a description of its own.
// SPDX-License-Identifier: Apache-2.0 OR GPL-2.0-only
#pragma once

#include "schema.gen.h"

// A record is this header and then chunks, each at a multiple of 8 bytes. A parameter without a chunk is absent.
struct record {
  unsigned long long time; // CLOCK_BOOTTIME
  unsigned int tid;
  unsigned short code;
  unsigned short reserved;
};

struct chunk {
  unsigned char param;
  unsigned char kind;
  unsigned short length; // bytes that follow, without the padding
  int small;
};

enum chunk_kind {
  CHUNK_SMALL = 1, // the value is in `small`
  CHUNK_OWN_BITS,  // bits in `small` that rules see beside those of the translated flags
  CHUNK_NUMBER,    // 1, 2, 4 or 8 bytes; 16 are a struct timespec
  CHUNK_TEXT,      // without the NUL
  CHUNK_BYTES,
  CHUNK_ADDRESS,   // struct sockaddr
  CHUNK_SOCKET,    // struct socket_facts, then a struct sockaddr or a path of a unix socket
  CHUNK_ARGUMENTS, // argv; fills this parameter with argv[0] and the next with the rest
  CHUNK_PATH,      // names from the file up to the root, each ended by NUL
  CHUNK_CGROUPS,   // per subsystem: its name, names from the group up to the root, an empty name
  CHUNK_POLL,      // struct pollfd array
};

struct socket_facts {
  unsigned short family;
  unsigned short local_port; // host byte order
  unsigned short remote_port;
  unsigned short user_length; // how many of the bytes that follow are the caller's struct sockaddr; the rest is a path
  unsigned char local[16];
  unsigned char remote[16];
  unsigned long long socket; // kernel addresses tell unix sockets apart
  unsigned long long peer;
};

#define SNAPLEN_MAX 16384

// Settings, fixed between open and load.
struct config {
  unsigned long long wanted[(EVENT_CODES + 63) / 64]; // bit per event code
  unsigned int recorder;                              // process that is never recorded
  unsigned int snaplen;
  unsigned int tree;                                  // record only the processes in the map `tree`
};

// What the map `tree` says of a process.
enum membership {
  MEMBER_WAITING = 1, // a command that has not started yet: its first event is its execve
  MEMBER = 2,
};

// One row of the table of system calls: how its parameters are copied.
enum copy_how { COPY_VALUE, COPY_CONSTANT, COPY_NUMBER, COPY_MEMORY, COPY_TEXT, COPY_PAYLOAD, COPY_FILLED, COPY_ADDRESS };
#define SOURCE_RETURN 6

struct copy {
  unsigned char param;
  unsigned char how;
  unsigned char source; // argument, or SOURCE_RETURN
  unsigned char size;   // of values: bytes that count; of payload and addresses: the argument that has the length
  unsigned char out;    // memory that only a successful call fills in
  unsigned char reserved;
  unsigned short offset; // into memory, or the constant
};

struct syscall_row {
  unsigned short code; // 0: no such system call
  unsigned short copies;
  struct copy copy[PLAIN_PARAMS];
};
