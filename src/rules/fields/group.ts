// group: rows to come.
import type { Field } from '../field.js';

export const GROUP: readonly Field[] = [];
