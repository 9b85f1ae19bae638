// What need be looked up only once a block: its plain columns, those of an event's result and descriptor, and the thread
// behind each of the block's thread numbers.
import type { Block } from '../capture/block.js';
import { EVENT_CODES, type EventType, type NumberColumn } from '../schema/events.js';
import { ATTACHED_FD } from './descriptors/attached-fd.js';
import type { Thread } from './threads/thread.js';

type ColumnsByName = Readonly<Record<string, NumberColumn>>;

/** Columns of one event type that every event of it is asked for; null where it has none. */
export interface TypeColumns {
  /** The result (parameter 0). */
  readonly results: NumberColumn | null;
  /** The descriptor that such events work on. */
  readonly fds: NumberColumn | null;
}

export class BlockLookups {
  private block: Block | undefined = undefined;
  private readonly types: (TypeColumns | undefined)[] = new Array<TypeColumns | undefined>(EVENT_CODES).fill(undefined);
  tids: NumberColumn = new Int32Array(0);
  threadIndex: Uint32Array = new Uint32Array(0);
  /** By index in `Block.threads`. An entry holds for as long as its thread is in the table (`Thread.gone`). */
  readonly threads: (Thread | undefined)[] = [];

  /** Makes everything here about this block. */
  open(block: Block): void {
    if (this.block === block) return;
    this.block = block;
    this.tids = block.threads;
    this.threadIndex = block.threadIndex;
    this.types.fill(undefined);
    this.threads.length = 0;
    for (let i = 0; i < block.threads.length; i++) this.threads.push(undefined);
  }

  typeOf(type: EventType, columns: unknown): TypeColumns {
    return this.types[type.code] ??= typeColumns(type, columns as ColumnsByName);
  }
}

const typeColumns = (type: EventType, columns: ColumnsByName): TypeColumns =>
  ({ results: resultColumn(type, columns), fds: fdColumn(type, columns) });

/** Exit events (odd codes) of system calls begin with their result; those without an event of their own have none for Falco. */
function resultColumn(type: EventType, columns: ColumnsByName): NumberColumn | null {
  const first = type.params[0];
  const has = first !== undefined && (type.code & 1) === 1 && type.row.source === undefined && type.name !== 'syscall';
  return has ? columns[first.name]! : null;
}

function fdColumn(type: EventType, columns: ColumnsByName): NumberColumn | null {
  const position = ATTACHED_FD[type.name];
  return position === undefined ? null : columns[type.params[position]!.name]!;
}
