// fd-lists: rows to come.
import type { Field } from '../field.js';

export const FD_LISTS: readonly Field[] = [];
