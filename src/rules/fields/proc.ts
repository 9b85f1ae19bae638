// proc.*: facts of the process that did it.
import type { Field } from '../field.js';

export const PROC: readonly Field[] = [
  { name: 'proc.name', type: 'charbuf', varies: 'process', about: 'Name of the thread as the kernel keeps it (comm, 15 characters)', extract: () => (e) => e.thread?.comm },
];
