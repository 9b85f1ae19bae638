// A block's events and their parameters into the database, once the walk has gone over it.
import type { Block } from '../../capture/block.js';
import { eventType, type EventType } from '../../schema/events.js';
import { ownParams, payloadParams } from '../schema/parameter-columns.js';
import type { HistoryVisitor } from './history-visitor.js';
import type { Loading } from './loading.js';
import { ParameterRows } from './parameter-rows.js';
import { PayloadRows } from './payload-rows.js';
import type { TextNumbers } from './text-numbers.js';

/** Rows of one table for events of one type. */
type OfType = ParameterRows | PayloadRows;

export class BlockRows {
  /** By event code; made when the first such event comes. */
  private readonly types = new Map<number, readonly OfType[]>();

  constructor(private readonly loading: Loading, private readonly visitor: HistoryVisitor, private readonly texts: TextNumbers) {}

  write(block: Block): void {
    const numbers = this.numbersOf(block);
    this.visitor.rows.write(block, numbers);
    block.codes.forEach((code, kind) => {
      const all = this.rowsOf(code);
      if (all.length === 0) return;
      const events = numbersAt(this.visitor.rows.places[kind]!, numbers);
      for (const rows of all) rows.write(block, events);
    });
  }

  private rowsOf(code: number): readonly OfType[] {
    let rows = this.types.get(code);
    if (rows === undefined) this.types.set(code, rows = this.openType(eventType(code)));
    return rows;
  }

  /** Those that the type has tables for; types that this version does not know have none. */
  private openType(type: EventType | undefined): readonly OfType[] {
    if (type === undefined) return [];
    const { loading, texts, visitor: { paths } } = this;
    return [
      ...(ownParams(type).length > 0 ? [new ParameterRows(loading, type, texts, paths)] : []),
      ...(payloadParams(type).length > 0 ? [new PayloadRows(loading, type)] : []),
    ];
  }

  /** Numbers of the block's events in the database. */
  private numbersOf(block: Block): Float64Array {
    const numbers = new Float64Array(block.length), { eventBase } = this.loading;
    for (let index = 0; index < numbers.length; index++) numbers[index] = eventBase + block.num(index);
    return numbers;
  }
}

/** Numbers of the events at these places. */
function numbersAt(places: Int32Array, numbers: Float64Array): Float64Array {
  const found = new Float64Array(places.length);
  for (let row = 0; row < places.length; row++) found[row] = numbers[places[row]!]!;
  return found;
}
