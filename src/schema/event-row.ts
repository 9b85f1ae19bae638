// What a row of the event table says: everything that is known about one kind of event.

export type Category =
  | 'file' | 'net' | 'IPC' | 'memory' | 'process' | 'sleep' | 'system' | 'signal' | 'user' | 'time' | 'wait'
  | 'io-read' | 'io-write' | 'io-other' | 'scheduler' | 'internal' | 'processing' | 'other';

export interface EventRow {
  /** Falco's event code; never reused, so it is what captures store. */
  readonly code: number;
  readonly category: Category;
  /** C creates a descriptor, D destroys it, U uses it, R reads from it, W writes to it, M modifies state. */
  readonly flags?: string;
  /** Where such events come from; a system call unless said otherwise. */
  readonly source?: 'meta' | 'tracepoint' | 'plugin' | 'iter';
  /** Name of the system call on x86-64 where it is not the event's own; null where no call of this machine gives it. */
  readonly syscall?: string | null;
  /**
   * Parameters in Falco's order: name → `TYPE`, or `TYPE = ORIGIN` where a system call gives it.
   * ORIGIN is `ret` (the result), `arg0` … `arg5`, or `probe` (read from kernel structures by a handler of its own).
   * `*arg2+8` is what lies 8 bytes into the memory that argument 2 points at; `>arg2+8` the same where the call
   * itself fills that memory in, so that it holds nothing unless the call succeeded. Texts and payload are always
   * read through their argument; payload is as long as the result (reads) or the parameter `size` or `length` says.
   */
  readonly params: Readonly<Record<string, string>>;
}
