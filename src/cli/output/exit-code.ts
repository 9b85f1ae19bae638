// What the exit status means, the same for every command.

export const EXIT = {
  ok: 0,
  /** An expectation failed, or a gate (`--fail-on`) tripped. */
  failed: 1,
  /** Rules do not load. */
  rules: 2,
  /** Wrong usage, configuration, or missing privileges. */
  usage: 3,
  /** A capture cannot be read, or is damaged. */
  capture: 4,
  /** The result would not be sound (lost events, unrecorded system calls), and the caller demanded soundness. */
  unsound: 5,
} as const;

export type ExitCode = (typeof EXIT)[keyof typeof EXIT];
