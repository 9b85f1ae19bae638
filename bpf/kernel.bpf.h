// The kernel structures that are read, with only the members that are read: CO-RE finds their offsets in the running
// kernel's BTF, so no vmlinux.h is needed. Members whose form changed over time are in kernel_compat.bpf.h.
// SPDX-License-Identifier: GPL-2.0-only OR Apache-2.0
#pragma once

#include <linux/types.h>
#include <linux/bpf.h>
#include <stdbool.h>
#include <bpf/bpf_helpers.h>
#include <bpf/bpf_core_read.h>
#include <bpf/bpf_tracing.h>

typedef __u8 u8;
typedef __u16 u16;
typedef __u32 u32;
typedef __u64 u64;
typedef __s32 s32;
typedef __s64 s64;

#pragma clang attribute push(__attribute__((preserve_access_index)), apply_to = record)

struct pt_regs {
  unsigned long r10, r9, r8, dx, si, di, orig_ax;
};

struct list_head { struct list_head *next, *prev; };
typedef struct { int counter; } atomic_t;
typedef struct { u32 val; } kuid_t;
typedef struct { u32 val; } kgid_t;
struct qstr { u32 len; const unsigned char *name; };
struct thread_info { u32 status; };

// Files and paths.
struct super_block { u32 s_dev; unsigned long s_flags; };
struct inode {
  u16 i_mode;
  u32 i_flags;
  kuid_t i_uid;
  kgid_t i_gid;
  unsigned long i_ino;
  struct super_block *i_sb;
};
struct dentry { struct dentry *d_parent; struct qstr d_name; struct inode *d_inode; };
struct vfsmount { struct dentry *mnt_root; };
struct mount { struct mount *mnt_parent; struct dentry *mnt_mountpoint; struct vfsmount mnt; };
struct path { struct vfsmount *mnt; struct dentry *dentry; };
struct file { struct path f_path; struct inode *f_inode; u32 f_mode; void *private_data; };
struct fdtable { u32 max_fds; struct file **fd; };
struct files_struct { struct fdtable *fdt; };

// Sockets.
struct in6_addr { union { u8 u6_addr8[16]; } in6_u; };
struct sock_common {
  u16 skc_family, skc_num, skc_dport;
  u32 skc_daddr, skc_rcv_saddr;
  struct in6_addr skc_v6_daddr, skc_v6_rcv_saddr;
};
struct sock { struct sock_common __sk_common; u32 sk_ack_backlog, sk_max_ack_backlog; };
struct socket { struct sock *sk; };
struct inet_sock { u32 inet_saddr; };
struct ipv6_pinfo { struct in6_addr saddr; };
struct unix_address { int len; };
struct unix_sock { struct unix_address *addr; struct sock *peer; };

// Processes.
struct pid_namespace { struct task_struct *child_reaper; u32 level; };
struct upid { int nr; };
struct pid { u32 level; struct upid numbers[1]; };
struct nsproxy { struct pid_namespace *pid_ns_for_children; };
struct tty_driver { int major, minor_start; };
struct tty_struct { struct tty_driver *driver; int index; };
struct rlimit { unsigned long rlim_cur; };
struct signal_struct {
  atomic_t live;
  struct pid *pids[4];
  struct tty_struct *tty;
  struct rlimit rlim[16];
  u32 is_child_subreaper : 1;
  u32 has_child_subreaper : 1;
};
struct cred { kuid_t euid, fsuid; kgid_t egid, fsgid; };
struct mm_struct {
  unsigned long total_vm, arg_start, arg_end, env_start, env_end;
  struct file *exe_file;
};
struct kernfs_node { const char *name; };
struct cgroup { struct kernfs_node *kn; };
struct cgroup_subsys { const char *name; };
struct cgroup_subsys_state { struct cgroup *cgroup; struct cgroup_subsys *ss; };
struct css_set { struct cgroup_subsys_state *subsys[16]; };
struct fs_struct;
struct task_struct {
  struct thread_info thread_info;
  int pid, tgid, exit_code;
  char comm[16];
  struct task_struct *real_parent, *group_leader;
  struct list_head children;
  struct mm_struct *mm;
  struct files_struct *files;
  struct fs_struct *fs;
  const struct cred *cred;
  struct signal_struct *signal;
  struct pid *thread_pid;
  struct nsproxy *nsproxy;
  struct css_set *cgroups;
  kuid_t loginuid;
  unsigned long min_flt, maj_flt;
  u64 start_boottime;
};

#pragma clang attribute pop

enum pid_type { PIDTYPE_PID, PIDTYPE_TGID, PIDTYPE_PGID, PIDTYPE_SID };
enum cgroup_subsys_id { cpuset_cgrp_id, cpu_cgrp_id, cpuacct_cgrp_id, io_cgrp_id, memory_cgrp_id };

#define AF_UNIX 1
#define AF_INET 2
#define AF_INET6 10
#define EINPROGRESS 115
#define S_IFMT 0170000
#define S_IFSOCK 0140000
#define PATH_MAX 4096
#define NAME_MAX 256
#define RLIMIT_NOFILE 7
