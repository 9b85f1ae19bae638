// proc-ancestors: rows to come.
import type { Field } from '../field.js';

export const PROC_ANCESTORS: readonly Field[] = [];
