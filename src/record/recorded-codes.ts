// Which events a recorder can make: all system calls of this machine, those without an event of their own, and exits.
import { EVENT_TYPES } from '../schema/events.js';

export const RECORDABLE: readonly number[] = Object.values(EVENT_TYPES)
  .filter(({ name, row }) => name === 'procexit' || (row.source === undefined && row.syscall !== null))
  .map(({ code }) => code)
  .sort((a, b) => a - b);
