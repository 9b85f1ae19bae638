// evt-open: rows to come.
import type { Field } from '../field.js';

export const EVT_OPEN: readonly Field[] = [];
