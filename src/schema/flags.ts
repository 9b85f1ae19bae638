// Names of flag bits and enumerated values, as rules print and compare them.
//
// A row is [name, value that rules see, value that Linux on x86-64 uses]; null where Linux has no counterpart (Falco's own bits).
// Order matters: rendering scans a table from the top and stops at an exact match.

export type FlagRow = readonly [name: string, value: number, linux: number | null];

export const FLAG_TABLES = {
  socket_families: [
    ['AF_NFC', 39, 39], ['AF_ALG', 38, 38], ['AF_CAIF', 37, 37], ['AF_IEEE802154', 36, 36], ['AF_PHONET', 35, 35],
    ['AF_ISDN', 34, 34], ['AF_RXRPC', 33, 33], ['AF_IUCV', 32, 32], ['AF_BLUETOOTH', 31, 31], ['AF_TIPC', 30, 30],
    ['AF_CAN', 29, 29], ['AF_LLC', 26, 26], ['AF_WANPIPE', 25, 25], ['AF_PPPOX', 24, 24], ['AF_IRDA', 23, 23],
    ['AF_SNA', 22, 22], ['AF_RDS', 21, 21], ['AF_ATMSVC', 20, 20], ['AF_ECONET', 19, 19], ['AF_ASH', 18, 18],
    ['AF_PACKET', 17, 17], ['AF_ROUTE', 16, 16], ['AF_NETLINK', 16, 16], ['AF_KEY', 15, 15],
    ['AF_SECURITY', 14, 14], ['AF_NETBEUI', 13, 13], ['AF_DECnet', 12, 12], ['AF_ROSE', 11, 11],
    ['AF_INET6', 10, 10], ['AF_X25', 9, 9], ['AF_ATMPVC', 8, 8], ['AF_BRIDGE', 7, 7], ['AF_NETROM', 6, 6],
    ['AF_APPLETALK', 5, 5], ['AF_IPX', 4, 4], ['AF_AX25', 3, 3], ['AF_INET', 2, 2], ['AF_LOCAL', 1, 1],
    ['AF_UNIX', 1, 1], ['AF_UNSPEC', 0, 0],
  ],
  file_flags: [
    ['O_LARGEFILE', 2048, 0], ['O_DIRECTORY', 1024, 65536], ['O_DIRECT', 512, 16384], ['O_TRUNC', 256, 512],
    ['O_SYNC', 128, 1052672], ['O_NONBLOCK', 64, 2048], ['O_EXCL', 32, 128], ['O_DSYNC', 16, 4096],
    ['O_APPEND', 8, 1024], ['O_CREAT', 4, 64], ['O_RDWR', 3, 2], ['O_WRONLY', 2, 1], ['O_RDONLY', 1, 0],
    ['O_CLOEXEC', 4096, 524288], ['O_NONE', 0, null], ['O_TMPFILE', 8192, 4259840], ['O_F_CREATED', 16384, null],
    ['FD_UPPER_LAYER', 32768, null], ['FD_LOWER_LAYER', 65536, null],
  ],
  creat_flags: [
    ['FD_UPPER_LAYER_CREAT', 1, null], ['FD_LOWER_LAYER_CREAT', 2, null],
  ],
  flock_flags: [
    ['LOCK_SH', 1, 1], ['LOCK_EX', 2, 2], ['LOCK_NB', 4, 4], ['LOCK_UN', 8, 8], ['LOCK_NONE', 0, null],
  ],
  clone_flags: [
    ['CLONE_FILES', 1, 1024], ['CLONE_FS', 2, 512], ['CLONE_IO', 4, 2147483648], ['CLONE_NEWIPC', 8, 134217728],
    ['CLONE_NEWNET', 16, 1073741824], ['CLONE_NEWNS', 32, 131072], ['CLONE_NEWPID', 64, 536870912],
    ['CLONE_NEWUTS', 128, 67108864], ['CLONE_PARENT', 256, 32768], ['CLONE_PARENT_SETTID', 512, 1048576],
    ['CLONE_PTRACE', 1024, 8192], ['CLONE_SIGHAND', 2048, 2048], ['CLONE_SYSVSEM', 4096, 262144],
    ['CLONE_THREAD', 8192, 65536], ['CLONE_UNTRACED', 16384, 8388608], ['CLONE_VM', 32768, 256],
    ['CLONE_INVERTED', 65536, null], ['NAME_CHANGED', 131072, null], ['CLOSED', 262144, null],
    ['CLONE_NEWUSER', 1048576, 268435456], ['CLONE_CHILD_CLEARTID', 8388608, 2097152],
    ['CLONE_CHILD_SETTID', 16777216, 16777216], ['CLONE_SETTLS', 33554432, 524288],
    ['CLONE_STOPPED', 67108864, null], ['CLONE_VFORK', 134217728, 16384], ['CLONE_NEWCGROUP', 268435456, 33554432],
    ['CLONE_CHILD_IN_PIDNS', 536870912, null],
  ],
  futex_operations: [
    ['FUTEX_CLOCK_REALTIME', 256, 256], ['FUTEX_PRIVATE_FLAG', 128, 128], ['FUTEX_CMP_REQUEUE_PI', 12, 12],
    ['FUTEX_WAIT_REQUEUE_PI', 11, 11], ['FUTEX_WAKE_BITSET', 10, 10], ['FUTEX_WAIT_BITSET', 9, 9],
    ['FUTEX_TRYLOCK_PI', 8, 8], ['FUTEX_UNLOCK_PI', 7, 7], ['FUTEX_LOCK_PI', 6, 6], ['FUTEX_WAKE_OP', 5, 5],
    ['FUTEX_CMP_REQUEUE', 4, 4], ['FUTEX_REQUEUE', 3, 3], ['FUTEX_FD', 2, 2], ['FUTEX_WAKE', 1, 1],
    ['FUTEX_WAIT', 0, 0],
  ],
  poll_flags: [
    ['POLLIN', 1, 1], ['POLLPRI', 2, 2], ['POLLOUT', 4, 4], ['POLLRDHUP', 8, 8192], ['POLLERR', 16, 8],
    ['POLLHUP', 32, 16], ['POLLNVAL', 64, 32], ['POLLRDNORM', 128, 64], ['POLLRDBAND', 256, 128],
    ['POLLWRNORM', 512, 256], ['POLLWRBAND', 1024, 512],
  ],
  mount_flags: [
    ['RDONLY', 1, null], ['NOSUID', 2, null], ['NODEV', 4, null], ['NOEXEC', 8, null], ['SYNCHRONOUS', 16, null],
    ['REMOUNT', 32, null], ['MANDLOCK', 64, null], ['DIRSYNC', 128, null], ['NOATIME', 1024, null],
    ['NODIRATIME', 2048, null], ['BIND', 4096, null], ['MOVE', 8192, null], ['REC', 16384, null],
    ['SILENT', 32768, null], ['POSIXACL', 65536, null], ['UNBINDABLE', 131072, null], ['PRIVATE', 262144, null],
    ['SLAVE', 524288, null], ['SHARED', 1048576, null], ['RELATIME', 2097152, null], ['KERNMOUNT', 4194304, null],
    ['I_VERSION', 8388608, null], ['STRICTATIME', 16777216, null], ['LAZYTIME', 33554432, null],
    ['NOSEC', 268435456, null], ['BORN', 536870912, null], ['ACTIVE', 1073741824, null],
    ['NOUSER', 2147483648, null],
  ],
  umount_flags: [
    ['FORCE', 1, null], ['DETACH', 2, null], ['EXPIRE', 4, null], ['NOFOLLOW', 8, null],
  ],
  lseek_whence: [
    ['SEEK_END', 2, 2], ['SEEK_CUR', 1, 1], ['SEEK_SET', 0, 0],
  ],
  shutdown_how: [
    ['SHUT_UNKNOWN', 65535, null], ['SHUT_RDWR', 2, 2], ['SHUT_WR', 1, 1], ['SHUT_RD', 0, 0],
  ],
  rlimit_resources: [
    ['RLIMIT_UNKNOWN', 255, null], ['RLIMIT_RTTIME', 15, 15], ['RLIMIT_RTPRIO', 14, 14], ['RLIMIT_NICE', 13, 13],
    ['RLIMIT_MSGQUEUE', 12, 12], ['RLIMIT_SIGPENDING', 11, 11], ['RLIMIT_LOCKS', 10, 10], ['RLIMIT_AS', 9, 9],
    ['RLIMIT_MEMLOCK', 8, 8], ['RLIMIT_NOFILE', 7, 7], ['RLIMIT_NPROC', 6, 6], ['RLIMIT_RSS', 5, 5],
    ['RLIMIT_CORE', 4, 4], ['RLIMIT_STACK', 3, 3], ['RLIMIT_DATA', 2, 2], ['RLIMIT_FSIZE', 1, 1],
    ['RLIMIT_CPU', 0, 0],
  ],
  fcntl_commands: [
    ['F_GETPIPE_SZ', 29, 1032], ['F_SETPIPE_SZ', 28, 1031], ['F_NOTIFY', 27, 1026], ['F_DUPFD_CLOEXEC', 26, 1030],
    ['F_CANCELLK', 25, null], ['F_GETLEASE', 24, 1025], ['F_SETLEASE', 23, 1024], ['F_GETOWN_EX', 22, 16],
    ['F_SETOWN_EX', 21, 15], ['F_SETLKW64', 19, 7], ['F_SETLK64', 18, 6], ['F_GETLK64', 17, 5],
    ['F_GETSIG', 15, 11], ['F_SETSIG', 13, 10], ['F_GETOWN', 12, 9], ['F_SETOWN', 10, 8], ['F_SETLKW', 9, 7],
    ['F_SETLK', 8, 6], ['F_GETLK', 6, 5], ['F_SETFL', 5, 4], ['F_GETFL', 4, 3], ['F_SETFD', 3, 2],
    ['F_GETFD', 2, 1], ['F_DUPFD', 1, 0], ['F_OFD_GETLK', 30, 36], ['F_OFD_SETLK', 31, 37],
    ['F_OFD_SETLKW', 32, 38], ['UNKNOWN', 0, null],
  ],
  sockopt_levels: [
    ['SOL_SOCKET', 1, 1], ['SOL_TCP', 2, 6], ['UNKNOWN', 0, null],
  ],
  sockopt_options: [
    ['SO_COOKIE', 53, 57], ['SO_MEMINFO', 52, 55], ['SO_PEERGROUPS', 51, 59], ['SO_ATTACH_BPF', 50, 50],
    ['SO_INCOMING_CPU', 49, 49], ['SO_BPF_EXTENSIONS', 48, 48], ['SO_MAX_PACING_RATE', 47, 47],
    ['SO_BUSY_POLL', 46, 46], ['SO_SELECT_ERR_QUEUE', 45, 45], ['SO_LOCK_FILTER', 44, 44], ['SO_NOFCS', 43, 43],
    ['SO_PEEK_OFF', 42, 42], ['SO_WIFI_STATUS', 41, 41], ['SO_RXQ_OVFL', 40, 40], ['SO_DOMAIN', 39, 39],
    ['SO_PROTOCOL', 38, 38], ['SO_TIMESTAMPING', 37, 37], ['SO_MARK', 36, 36], ['SO_TIMESTAMPNS', 35, 35],
    ['SO_PASSSEC', 34, 34], ['SO_PEERSEC', 31, 31], ['SO_ACCEPTCONN', 30, 30], ['SO_TIMESTAMP', 29, 29],
    ['SO_PEERNAME', 28, 28], ['SO_DETACH_FILTER', 27, 27], ['SO_ATTACH_FILTER', 26, 26],
    ['SO_BINDTODEVICE', 25, 25], ['SO_SECURITY_ENCRYPTION_NETWORK', 24, 24],
    ['SO_SECURITY_ENCRYPTION_TRANSPORT', 23, 23], ['SO_SECURITY_AUTHENTICATION', 22, 22], ['SO_SNDTIMEO', 21, 21],
    ['SO_RCVTIMEO', 20, 20], ['SO_SNDLOWAT', 19, 19], ['SO_RCVLOWAT', 18, 18], ['SO_PEERCRED', 17, 17],
    ['SO_PASSCRED', 16, 16], ['SO_REUSEPORT', 15, 15], ['SO_BSDCOMPAT', 14, 14], ['SO_LINGER', 13, 13],
    ['SO_PRIORITY', 12, 12], ['SO_NO_CHECK', 11, 11], ['SO_OOBINLINE', 10, 10], ['SO_KEEPALIVE', 9, 9],
    ['SO_RCVBUFFORCE', 33, 33], ['SO_SNDBUFFORCE', 32, 32], ['SO_RCVBUF', 8, 8], ['SO_SNDBUF', 7, 7],
    ['SO_BROADCAST', 6, 6], ['SO_DONTROUTE', 5, 5], ['SO_ERROR', 4, 4], ['SO_TYPE', 3, 3], ['SO_REUSEADDR', 2, 2],
    ['SO_DEBUG', 1, 1], ['UNKNOWN', 0, null],
  ],
  ptrace_requests: [
    ['PTRACE_SINGLEBLOCK', 38, 33], ['PTRACE_SYSEMU_SINGLESTEP', 37, 32], ['PTRACE_SYSEMU', 36, 31],
    ['PTRACE_ARCH_PRCTL', 35, 30], ['PTRACE_SET_THREAD_AREA', 34, 26], ['PTRACE_GET_THREAD_AREA', 33, 25],
    ['PTRACE_OLDSETOPTIONS', 32, 21], ['PTRACE_SETFPXREGS', 31, 19], ['PTRACE_GETFPXREGS', 30, 18],
    ['PTRACE_SETFPREGS', 29, 15], ['PTRACE_GETFPREGS', 28, 14], ['PTRACE_SETREGS', 27, 13],
    ['PTRACE_GETREGS', 26, 12], ['PTRACE_SETSIGMASK', 25, 16907], ['PTRACE_GETSIGMASK', 24, 16906],
    ['PTRACE_PEEKSIGINFO', 23, 16905], ['PTRACE_LISTEN', 22, 16904], ['PTRACE_INTERRUPT', 21, 16903],
    ['PTRACE_SEIZE', 20, 16902], ['PTRACE_SETREGSET', 19, 16901], ['PTRACE_GETREGSET', 18, 16900],
    ['PTRACE_SETSIGINFO', 17, 16899], ['PTRACE_GETSIGINFO', 16, 16898], ['PTRACE_GETEVENTMSG', 15, 16897],
    ['PTRACE_SETOPTIONS', 14, 16896], ['PTRACE_SYSCALL', 13, 24], ['PTRACE_DETACH', 12, 17],
    ['PTRACE_ATTACH', 11, 16], ['PTRACE_SINGLESTEP', 10, 9], ['PTRACE_KILL', 9, 8], ['PTRACE_CONT', 8, 7],
    ['PTRACE_POKEUSR', 7, 6], ['PTRACE_POKEDATA', 6, 5], ['PTRACE_POKETEXT', 5, 4], ['PTRACE_PEEKUSR', 4, 3],
    ['PTRACE_PEEKDATA', 3, 2], ['PTRACE_PEEKTEXT', 2, 1], ['PTRACE_TRACEME', 1, 0], ['PTRACE_UNKNOWN', 0, null],
  ],
  prot_flags: [
    ['PROT_READ', 1, 1], ['PROT_WRITE', 2, 2], ['PROT_EXEC', 4, 4], ['PROT_SEM', 8, null],
    ['PROT_GROWSDOWN', 16, 16777216], ['PROT_GROWSUP', 32, 33554432], ['PROT_SAO', 64, null], ['PROT_NONE', 0, 0],
  ],
  mmap_flags: [
    ['MAP_SHARED', 1, 1], ['MAP_PRIVATE', 2, 2], ['MAP_FIXED', 4, 16], ['MAP_ANONYMOUS', 8, 32],
    ['MAP_32BIT', 16, 64], ['MAP_RENAME', 32, null], ['MAP_NORESERVE', 64, 16384], ['MAP_POPULATE', 128, 32768],
    ['MAP_NONBLOCK', 256, 65536], ['MAP_GROWSDOWN', 512, 256], ['MAP_DENYWRITE', 1024, 2048],
    ['MAP_EXECUTABLE', 2048, 4096], ['MAP_INHERIT', 4096, null], ['MAP_FILE', 8192, 0], ['MAP_LOCKED', 16384, 8192],
  ],
  splice_flags: [
    ['SPLICE_F_MOVE', 1, 1], ['SPLICE_F_NONBLOCK', 2, 2], ['SPLICE_F_MORE', 4, 4], ['SPLICE_F_GIFT', 8, 8],
  ],
  quotactl_dqi_flags: [
    ['DQF_NONE', 1, null], ['V1_DQF_RSQUASH', 2, null],
  ],
  quotactl_cmds: [
    ['Q_QUOTAON', 1, 8388610], ['Q_QUOTAOFF', 2, 8388611], ['Q_GETFMT', 4, 8388612], ['Q_GETINFO', 8, 8388613],
    ['Q_SETINFO', 16, 8388614], ['Q_GETQUOTA', 32, 8388615], ['Q_SETQUOTA', 64, 8388616], ['Q_SYNC', 128, 8388609],
    ['Q_XQUOTAON', 256, null], ['Q_XQUOTAOFF', 512, null], ['Q_XGETQUOTA', 1024, null], ['Q_XSETQLIM', 2048, null],
    ['Q_XGETQSTAT', 4096, null], ['Q_XQUOTARM', 8192, null], ['Q_XQUOTASYNC', 16384, null],
  ],
  quotactl_types: [
    ['USRQUOTA', 1, 0], ['GRPQUOTA', 2, 1],
  ],
  quotactl_quota_fmts: [
    ['QFMT_NOT_USED', 1, null], ['QFMT_VFS_OLD', 2, 1], ['QFMT_VFS_V0', 4, 2], ['QFMT_VFS_V1', 8, 4],
  ],
  semop_flags: [
    ['IPC_NOWAIT', 1, 2048], ['SEM_UNDO', 2, 4096],
  ],
  semget_flags: [
    ['IPC_EXCL', 16384, 1024], ['IPC_CREAT', 8192, 512],
  ],
  semctl_commands: [
    ['IPC_STAT', 1, 2], ['IPC_SET', 2, 1], ['IPC_RMID', 4, 0], ['IPC_INFO', 8, 3], ['SEM_INFO', 16, 19],
    ['SEM_STAT', 32, 18], ['GETALL', 64, 13], ['GETNCNT', 128, 14], ['GETPID', 256, 11], ['GETVAL', 512, 12],
    ['GETZCNT', 1024, 15], ['SETALL', 2048, 17], ['SETVAL', 4096, 16],
  ],
  access_flags: [
    ['F_OK', 0, 0], ['R_OK', 4, 4], ['W_OK', 2, 2], ['X_OK', 1, 1],
  ],
  pf_flags: [
    ['PROTECTION_VIOLATION', 1, null], ['PAGE_NOT_PRESENT', 2, null], ['WRITE_ACCESS', 4, null],
    ['READ_ACCESS', 8, null], ['USER_FAULT', 16, null], ['SUPERVISOR_FAULT', 32, null], ['RESERVED_PAGE', 64, null],
    ['INSTRUCTION_FETCH', 128, null],
  ],
  unlinkat_flags: [
    ['AT_REMOVEDIR', 512, 512],
  ],
  linkat_flags: [
    ['AT_SYMLINK_FOLLOW', 1024, 1024], ['AT_EMPTY_PATH', 4096, 4096],
  ],
  newfstatat_flags: [
    ['AT_EMPTY_PATH', 4096, 4096], ['AT_NO_AUTOMOUNT', 2048, 2048], ['AT_SYMLINK_NOFOLLOW', 256, 256],
  ],
  chmod_mode: [
    ['S_IXOTH', 1, 1], ['S_IWOTH', 2, 2], ['S_IROTH', 4, 4], ['S_IXGRP', 8, 8], ['S_IWGRP', 16, 16],
    ['S_IRGRP', 32, 32], ['S_IXUSR', 64, 64], ['S_IWUSR', 128, 128], ['S_IRUSR', 256, 256], ['S_ISVTX', 512, 512],
    ['S_ISGID', 1024, 1024], ['S_ISUID', 2048, 2048],
  ],
  fchownat_flags: [
    ['AT_SYMLINK_NOFOLLOW', 1024, 256], ['AT_EMPTY_PATH', 4096, 4096],
  ],
  renameat2_flags: [
    ['RENAME_NOREPLACE', 1, 1], ['RENAME_EXCHANGE', 2, 2], ['RENAME_WHITEOUT', 4, 4],
  ],
  openat2_flags: [
    ['RESOLVE_BENEATH', 1, 8], ['RESOLVE_IN_ROOT', 2, 16], ['RESOLVE_NO_MAGICLINKS', 4, 2],
    ['RESOLVE_NO_SYMLINKS', 8, 4], ['RESOLVE_NO_XDEV', 16, 1], ['RESOLVE_CACHED', 32, 32],
  ],
  execve_flags: [
    ['EXE_WRITABLE', 1, null], ['EXE_UPPER_LAYER', 2, null], ['EXE_FROM_MEMFD', 4, null],
    ['EXE_LOWER_LAYER', 8, null],
  ],
  execveat_flags: [
    ['AT_EMPTY_PATH', 1, 4096], ['AT_SYMLINK_NOFOLLOW', 2, 256],
  ],
  io_uring_setup_flags: [
    ['IORING_SETUP_IOPOLL', 1, 1], ['IORING_SETUP_SQPOLL', 2, 2], ['IORING_SQ_NEED_WAKEUP', 4, 1],
    ['IORING_SETUP_SQ_AFF', 8, 4], ['IORING_SETUP_CQSIZE', 16, 8], ['IORING_SETUP_CLAMP', 32, 16],
    ['IORING_SETUP_ATTACH_RW', 64, null], ['IORING_SETUP_R_DISABLED', 128, 64],
  ],
  io_uring_setup_feats: [
    ['IORING_FEAT_SINGLE_MMAP', 1, 1], ['IORING_FEAT_NODROP', 2, 2], ['IORING_FEAT_SUBMIT_STABLE', 4, 4],
    ['IORING_FEAT_RW_CUR_POS', 8, 8], ['IORING_FEAT_CUR_PERSONALITY', 16, 16], ['IORING_FEAT_FAST_POLL', 32, 32],
    ['IORING_FEAT_POLL_32BITS', 64, 64], ['IORING_FEAT_SQPOLL_NONFIXED', 128, 128],
    ['IORING_FEAT_ENTER_EXT_ARG', 256, null], ['IORING_FEAT_NATIVE_WORKERS', 512, 512],
    ['IORING_FEAT_RSRC_TAGS', 1024, 1024],
  ],
  io_uring_enter_flags: [
    ['IORING_ENTER_GETEVENTS', 1, 1], ['IORING_ENTER_SQ_WAKEUP', 2, 2], ['IORING_ENTER_SQ_WAIT', 4, 4],
    ['IORING_ENTER_EXT_ARG', 8, 8],
  ],
  io_uring_register_opcodes: [
    ['IORING_REGISTER_BUFFERS', 0, null], ['IORING_UNREGISTER_BUFFERS', 1, null],
    ['IORING_REGISTER_FILES', 2, null], ['IORING_UNREGISTER_FILES', 3, null], ['IORING_REGISTER_EVENTFD', 4, null],
    ['IORING_UNREGISTER_EVENTFD', 5, null], ['IORING_REGISTER_FILES_UPDATE', 6, null],
    ['IORING_REGISTER_EVENTFD_ASYNC', 7, null], ['IORING_REGISTER_PROBE', 8, null],
    ['IORING_REGISTER_PERSONALITY', 9, null], ['IORING_UNREGISTER_PERSONALITY', 10, null],
    ['IORING_REGISTER_RESTRICTIONS', 11, null], ['IORING_REGISTER_ENABLE_RINGS', 12, null],
    ['IORING_REGISTER_FILES2', 13, null], ['IORING_REGISTER_FILES_UPDATE2', 14, null],
    ['IORING_REGISTER_BUFFERS2', 15, null], ['IORING_REGISTER_BUFFERS_UPDATE', 16, null],
    ['IORING_REGISTER_IOWQ_AFF', 17, null], ['IORING_UNREGISTER_IOWQ_AFF', 18, null],
    ['IORING_REGISTER_IOWQ_MAX_WORKERS', 19, null], ['IORING_REGISTER_RING_FDS', 20, null],
    ['IORING_UNREGISTER_RING_FDS', 21, null],
  ],
  mlockall_flags: [
    ['MCL_CURRENT', 1, 1], ['MCL_FUTURE', 2, 2], ['MCL_ONFAULT', 4, 4],
  ],
  mlock2_flags: [
    ['MLOCK_ONFAULT', 1, 1],
  ],
  fsconfig_cmds: [
    ['FSCONFIG_SET_FLAG', 0, null], ['FSCONFIG_SET_STRING', 1, null], ['FSCONFIG_SET_BINARY', 2, null],
    ['FSCONFIG_SET_PATH', 3, null], ['FSCONFIG_SET_PATH_EMPTY', 4, null], ['FSCONFIG_SET_FD', 5, null],
    ['FSCONFIG_CMD_CREATE', 6, null], ['FSCONFIG_CMD_RECONFIGURE', 7, null],
  ],
  epoll_create1_flags: [
    ['EPOLL_CLOEXEC', 1, 524288],
  ],
  prctl_options: [
    ['PR_GET_DUMPABLE', 3, 3], ['PR_SET_DUMPABLE', 4, 4], ['PR_GET_KEEPCAPS', 7, 7], ['PR_SET_KEEPCAPS', 8, 8],
    ['PR_SET_NAME', 15, 15], ['PR_GET_NAME', 16, 16], ['PR_GET_SECCOMP', 21, 21], ['PR_SET_SECCOMP', 22, 22],
    ['PR_CAPBSET_READ', 23, 23], ['PR_CAPBSET_DROP', 24, 24], ['PR_GET_SECUREBITS', 27, 27],
    ['PR_SET_SECUREBITS', 28, 28], ['PR_MCE_KILL', 33, 33], ['PR_MCE_KILL', 33, 33], ['PR_SET_MM', 35, 35],
    ['PR_SET_CHILD_SUBREAPER', 36, 36], ['PR_GET_CHILD_SUBREAPER', 37, 37], ['PR_SET_NO_NEW_PRIVS', 38, 38],
    ['PR_GET_NO_NEW_PRIVS', 39, 39], ['PR_GET_TID_ADDRESS', 40, 40], ['PR_SET_THP_DISABLE', 41, 41],
    ['PR_GET_THP_DISABLE', 42, 42], ['PR_CAP_AMBIENT', 47, 47],
  ],
  keyctl_operations: [
    ['KEYCTL_GET_KEYRING_ID', 0, 0], ['KEYCTL_JOIN_SESSION_KEYRING', 1, 1], ['KEYCTL_UPDATE', 2, 2],
    ['KEYCTL_REVOKE', 3, 3], ['KEYCTL_CHOWN', 4, 4], ['KEYCTL_SETPERM', 5, 5], ['KEYCTL_DESCRIBE', 6, 6],
    ['KEYCTL_CLEAR', 7, 7], ['KEYCTL_LINK', 8, 8], ['KEYCTL_UNLINK', 9, 9], ['KEYCTL_SEARCH', 10, 10],
    ['KEYCTL_READ', 11, 11], ['KEYCTL_INSTANTIATE', 12, 12], ['KEYCTL_NEGATE', 13, 13],
    ['KEYCTL_SET_REQKEY_KEYRING', 14, 14], ['KEYCTL_SET_TIMEOUT', 15, 15], ['KEYCTL_ASSUME_AUTHORITY', 16, 16],
    ['KEYCTL_GET_SECURITY', 17, 17], ['KEYCTL_SESSION_TO_PARENT', 18, 18], ['KEYCTL_REJECT', 19, 19],
    ['KEYCTL_INSTANTIATE_IOV', 20, 20], ['KEYCTL_INVALIDATE', 21, 21], ['KEYCTL_GET_PERSISTENT', 22, 22],
    ['KEYCTL_DH_COMPUTE', 23, 23], ['KEYCTL_PKEY_QUERY', 24, 24], ['KEYCTL_PKEY_ENCRYPT', 25, 25],
    ['KEYCTL_PKEY_DECRYPT', 26, 26], ['KEYCTL_PKEY_SIGN', 27, 27], ['KEYCTL_PKEY_VERIFY', 28, 28],
    ['KEYCTL_RESTRICT_KEYRING', 29, 29], ['KEYCTL_MOVE', 30, 30], ['KEYCTL_CAPABILITIES', 31, 31],
    ['KEYCTL_WATCH_KEY', 32, 32],
  ],
  memfd_create_flags: [
    ['MFD_CLOEXEC', 1, 1], ['MFD_ALLOW_SEALING', 2, 2], ['MFD_HUGETLB', 4, 4],
  ],
  pidfd_open_flags: [
    ['PIDFD_NONBLOCK', 1, 2048],
  ],
  mknod_mode: [
    ['S_IXOTH', 1, 1], ['S_IWOTH', 2, 2], ['S_IROTH', 4, 4], ['S_IXGRP', 8, 8], ['S_IWGRP', 16, 16],
    ['S_IRGRP', 32, 32], ['S_IXUSR', 64, 64], ['S_IWUSR', 128, 128], ['S_IRUSR', 256, 256], ['S_ISVTX', 512, 512],
    ['S_ISGID', 1024, 1024], ['S_ISUID', 2048, 2048], ['S_IFREG', 32768, 32768], ['S_IFCHR', 8192, 8192],
    ['S_IFBLK', 24576, 24576], ['S_IFIFO', 4096, 4096], ['S_IFSOCK', 49152, 49152],
  ],
  bpf_commands: [
    ['BPF_MAP_CREATE', 0, null], ['BPF_MAP_LOOKUP_ELEM', 1, null], ['BPF_MAP_UPDATE_ELEM', 2, null],
    ['BPF_MAP_DELETE_ELEM', 3, null], ['BPF_MAP_GET_NEXT_KEY', 4, null], ['BPF_PROG_LOAD', 5, null],
    ['BPF_OBJ_PIN', 6, null], ['BPF_OBJ_GET', 7, null], ['BPF_PROG_ATTACH', 8, null], ['BPF_PROG_DETACH', 9, null],
    ['BPF_PROG_TEST_RUN', 10, null], ['BPF_PROG_RUN', 10, null], ['BPF_PROG_GET_NEXT_ID', 11, null],
    ['BPF_MAP_GET_NEXT_ID', 12, null], ['BPF_PROG_GET_FD_BY_ID', 13, null], ['BPF_MAP_GET_FD_BY_ID', 14, null],
    ['BPF_OBJ_GET_INFO_BY_FD', 15, null], ['BPF_PROG_QUERY', 16, null], ['BPF_RAW_TRACEPOINT_OPEN', 17, null],
    ['BPF_BTF_LOAD', 18, null], ['BPF_BTF_GET_FD_BY_ID', 19, null], ['BPF_TASK_FD_QUERY', 20, null],
    ['BPF_MAP_LOOKUP_AND_DELETE_ELEM', 21, null], ['BPF_MAP_FREEZE', 22, null], ['BPF_BTF_GET_NEXT_ID', 23, null],
    ['BPF_MAP_LOOKUP_BATCH', 24, null], ['BPF_MAP_LOOKUP_AND_DELETE_BATCH', 25, null],
    ['BPF_MAP_UPDATE_BATCH', 26, null], ['BPF_MAP_DELETE_BATCH', 27, null], ['BPF_LINK_CREATE', 28, null],
    ['BPF_LINK_UPDATE', 29, null], ['BPF_LINK_GET_FD_BY_ID', 30, null], ['BPF_LINK_GET_NEXT_ID', 31, null],
    ['BPF_ENABLE_STATS', 32, null], ['BPF_ITER_CREATE', 33, null], ['BPF_LINK_DETACH', 34, null],
    ['BPF_PROG_BIND_MAP', 35, null],
  ],
  delete_module_flags: [
    ['O_NONBLOCK', 2, 2048], ['O_TRUNC', 1, 512],
  ],
  close_range_flags: [
    ['CLOSE_RANGE_UNSHARE', 2, 2], ['CLOSE_RANGE_CLOEXEC', 4, 4],
  ],
  finit_module_flags: [
    ['MODULE_INIT_IGNORE_MODVERSIONS', 1, 1], ['MODULE_INIT_IGNORE_VERMAGIC', 2, 2],
    ['MODULE_INIT_COMPRESSED_FILE', 4, 4],
  ],
  anon_inode_fd_types: [
    ['ANON_INODE_FD_TYPE_UNKNOWN', 0, null], ['ANON_INODE_FD_TYPE_EVENTFD', 1, null],
    ['ANON_INODE_FD_TYPE_EVENTPOLL', 2, null], ['ANON_INODE_FD_TYPE_INOTIFY', 3, null],
    ['ANON_INODE_FD_TYPE_SIGNALFD', 4, null], ['ANON_INODE_FD_TYPE_TIMERFD', 5, null],
    ['ANON_INODE_FD_TYPE_IO_URING', 6, null], ['ANON_INODE_FD_TYPE_USERFAULTFD', 7, null],
    ['ANON_INODE_FD_TYPE_PIDFD', 8, null], ['ANON_INODE_FD_TYPE_BPF_MAP', 9, null],
    ['ANON_INODE_FD_TYPE_BPF_PROG', 10, null], ['ANON_INODE_FD_TYPE_BPF_LINK', 11, null],
    ['ANON_INODE_FD_TYPE_BPF_ITER', 12, null], ['ANON_INODE_FD_TYPE_PERF_EVENT', 13, null],
  ],
} as const satisfies Record<string, readonly FlagRow[]>;

export type FlagTable = keyof typeof FLAG_TABLES;
