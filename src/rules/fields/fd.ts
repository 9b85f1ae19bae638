// fd: rows to come.
import type { Field } from '../field.js';

export const FD: readonly Field[] = [];
