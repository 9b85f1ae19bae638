// fd-socket: rows to come.
import type { Field } from '../field.js';

export const FD_SOCKET: readonly Field[] = [];
