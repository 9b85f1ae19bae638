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
    const types = block.codes.map((code) => typeWithParameters(code));
    const byKind = sortedByKind(block, types, numbers);
    types.forEach((type, kind) => {
      if (type !== undefined) this.rowsOf(type).write(block, byKind[kind]!);
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

/** By kind: the numbers of its events, where it has parameters. */
function sortedByKind({ codes, counts, kinds }: Block, types: readonly (EventType | undefined)[], numbers: Float64Array): Float64Array[] {
  const sorted = codes.map((code, kind) => new Float64Array(types[kind] === undefined ? 0 : counts.get(code) ?? 0));
  const filled = new Int32Array(codes.length);
  for (let index = 0; index < kinds.length; index++) {
    const kind = kinds[index]!;
    if (types[kind] !== undefined) sorted[kind]![filled[kind]!++] = numbers[index]!;
  }
  return sorted;
}

function typeWithParameters(code: number): EventType | undefined {
  const type = eventType(code);
  return type !== undefined && ownParams(type).length > 0 ? type : undefined;
}
