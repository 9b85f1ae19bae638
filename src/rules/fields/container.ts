// container: rows to come.
import type { Field } from '../field.js';

export const CONTAINER: readonly Field[] = [];
