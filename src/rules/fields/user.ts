// user: rows to come.
import type { Field } from '../field.js';

export const USER: readonly Field[] = [];
