// fs-path: rows to come.
import type { Field } from '../field.js';

export const FS_PATH: readonly Field[] = [];
