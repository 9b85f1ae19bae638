// A block's events and their parameters into the database, once the walk has gone over it.
import type { Block } from '../../capture/block.js';
import { eventType, type EventType } from '../../schema/events.js';
import { ownParams } from '../schema/parameter-columns.js';
import type { HistoryVisitor } from './history-visitor.js';
import type { Loading } from './loading.js';
import { ParameterRows } from './parameter-rows.js';
import type { TextNumbers } from './text-numbers.js';

export class BlockRows {
  /** By event code; made when the first such event comes. */
  private readonly parameters = new Map<number, ParameterRows>();

  constructor(private readonly loading: Loading, private readonly visitor: HistoryVisitor, private readonly texts: TextNumbers) {}

  write(block: Block): void {
    const numbers = this.numbersOf(block);
    this.visitor.rows.write(block, numbers);
    block.codes.forEach((code, kind) => {
      const type = typeWithParameters(code);
      if (type !== undefined) this.rowsOf(type).write(block, numbersAt(this.visitor.rows.places[kind]!, numbers));
    });
  }

  private rowsOf(type: EventType): ParameterRows {
    let rows = this.parameters.get(type.code);
    if (rows === undefined) this.parameters.set(type.code, rows = new ParameterRows(this.loading, type, this.texts, this.visitor.paths));
    return rows;
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

function typeWithParameters(code: number): EventType | undefined {
  const type = eventType(code);
  return type !== undefined && ownParams(type).length > 0 ? type : undefined;
}
