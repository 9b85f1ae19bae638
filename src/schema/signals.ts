// Names of signals on Linux; real-time signals have none.

/** In order of number, from 1. */
const NAMES: readonly string[] = [
  'SIGHUP', 'SIGINT', 'SIGQUIT', 'SIGILL', 'SIGTRAP', 'SIGABRT', 'SIGBUS', 'SIGFPE', 'SIGKILL', 'SIGUSR1',
  'SIGSEGV', 'SIGUSR2', 'SIGPIPE', 'SIGALRM', 'SIGTERM', 'SIGSTKFLT', 'SIGCHLD', 'SIGCONT', 'SIGSTOP', 'SIGTSTP',
  'SIGTTIN', 'SIGTTOU', 'SIGURG', 'SIGXCPU', 'SIGXFSZ', 'SIGVTALRM', 'SIGPROF', 'SIGWINCH', 'SIGIO', 'SIGPWR',
  'SIGSYS',
];

/** `SIGKILL` for 9; undefined for 0 and for real-time signals. */
export const signalName = (number: number): string | undefined => NAMES[number - 1];

/** 9 for `SIGKILL`. */
export const SIGNAL_NUMBERS: ReadonlyMap<string, number> = new Map(NAMES.map((name, index) => [name, index + 1]));
