// evt-args: rows to come.
import type { Field } from '../field.js';

export const EVT_ARGS: readonly Field[] = [];
