// proc-session: rows to come.
import type { Field } from '../field.js';

export const PROC_SESSION: readonly Field[] = [];
