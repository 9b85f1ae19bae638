// evt-time: rows to come.
import type { Field } from '../field.js';

export const EVT_TIME: readonly Field[] = [];
