// proc-time: rows to come.
import type { Field } from '../field.js';

export const PROC_TIME: readonly Field[] = [];
