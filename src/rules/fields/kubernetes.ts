// kubernetes: rows to come.
import type { Field } from '../field.js';

export const KUBERNETES: readonly Field[] = [];
