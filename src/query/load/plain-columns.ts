// What every event says of itself whatever the state is: its result, and the number of the descriptor that it works on.
import type { Block } from '../../capture/block.js';
import { eventType, type NumberColumn } from '../../schema/events.js';
import type { BlockLookups } from '../../state/block-lookups.js';

/** No number of a descriptor. */
export const NO_FD = -1;

/** Puts them where the events are; whoever has neither is left as it is. */
export function putPlain(block: Block, lookups: BlockLookups, places: readonly Int32Array[], results: Float64Array, fds: Int32Array): void {
  block.codes.forEach((code, kind) => {
    const type = eventType(code);
    if (type === undefined) return;
    const columns = lookups.typeOf(type, block.columns(type.name));
    if (columns.results !== null) putResults(places[kind]!, columns.results, results);
    if (columns.fds !== null) putFds(places[kind]!, columns.fds, fds);
  });
}

function putResults(places: Int32Array, column: NumberColumn, results: Float64Array): void {
  for (let row = 0; row < places.length; row++) results[places[row]!] = column[row]!;
}

function putFds(places: Int32Array, column: NumberColumn, fds: Int32Array): void {
  for (let row = 0; row < places.length; row++) fds[places[row]!] = fdNumber(column[row]!);
}

/** The kernel has no other numbers; what else a file holds is none. */
export const fdNumber = (value: number): number => (value === (value | 0) ? value : NO_FD);
