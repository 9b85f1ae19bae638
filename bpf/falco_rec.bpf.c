// The recorder's kernel side, one object: the hook at every system call's end, and the scheduler's hooks.
// What is special about a family of calls is in the file named for it; handlers.h says which handler serves which event.
// SPDX-License-Identifier: GPL-2.0-only OR Apache-2.0
#include "sys_exit.bpf.h"
#include "process.bpf.h"
#include "file.bpf.h"
#include "socket.bpf.h"
#include "io.bpf.h"
#include "descriptor.bpf.h"
#include "other.bpf.h"

char LICENSE[] SEC("license") = "Dual BSD/GPL";
