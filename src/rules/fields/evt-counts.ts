// evt-counts: rows to come.
import type { Field } from '../field.js';

export const EVT_COUNTS: readonly Field[] = [];
