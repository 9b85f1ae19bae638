// thread: rows to come.
import type { Field } from '../field.js';

export const THREAD: readonly Field[] = [];
