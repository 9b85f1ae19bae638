// Bits of the table `file_flags` that state keeping reads (Falco's values, not Linux's), and the kernel's where a
// parameter is passed on untranslated.

export const O_DIRECTORY = 1 << 10;
export const O_CLOEXEC = 1 << 12;
/** SOCK_CLOEXEC, TFD_CLOEXEC and their like as the kernel has them. */
export const LINUX_CLOEXEC = 0o2000000;
