// What need be looked up only once a block: its plain columns, those of an event's result and descriptor, and the thread
// behind each of the block's thread numbers.
import type { Block } from '../capture/block.js';
import { EVENT_CODES, type EventType, type NumberColumn } from '../schema/events.js';
import { ATTACHED_FD } from './attached-fd.js';
import type { Thread } from './thread.js';

type Column = NumberColumn | null | undefined;
type ColumnsByName = Readonly<Record<string, NumberColumn>>;

export class BlockLookups {
  private block: Block | undefined = undefined;
  private readonly resultColumns: Column[] = new Array<Column>(EVENT_CODES).fill(undefined);
  private readonly fdColumns: Column[] = new Array<Column>(EVENT_CODES).fill(undefined);
  times: Float64Array = new Float64Array(0);
  tids: NumberColumn = this.times;
  threadIndex: Uint32Array = new Uint32Array(0);
  /** By index in `Block.threads`. An entry holds for as long as its thread is in the table (`Thread.gone`). */
  readonly threads: (Thread | undefined)[] = [];

  /** Makes everything here about this block. */
  open(block: Block): void {
    if (this.block === block) return;
    this.block = block;
    this.times = block.times;
    this.tids = block.threads;
    this.threadIndex = block.threadIndex;
    this.resultColumns.fill(undefined);
    this.fdColumns.fill(undefined);
    this.threads.length = 0;
    for (let i = 0; i < block.threads.length; i++) this.threads.push(undefined);
  }

  /** The result (parameter 0) of such events; null where they have none. */
  results(type: EventType, columns: unknown): NumberColumn | null {
    const known = this.resultColumns[type.code];
    if (known !== undefined) return known;
    return this.resultColumns[type.code] = resultColumn(type, columns as ColumnsByName);
  }

  /** The descriptor that such events work on; null where they name none. */
  fdNumbers(type: EventType, columns: unknown): NumberColumn | null {
    const known = this.fdColumns[type.code];
    if (known !== undefined) return known;
    return this.fdColumns[type.code] = fdColumn(type, columns as ColumnsByName);
  }
}

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
