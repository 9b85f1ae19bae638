// A block as plain objects, one an event: slow, and easy to compare.
import type { Block } from '../../src/capture/block.js';
import type { Texts } from '../../src/capture/texts.js';
import { eventType, type BytesColumn, type Param } from '../../src/schema/events.js';

export interface PlainEvent {
  readonly num: number;
  readonly cpu: number;
  readonly time: number;
  readonly tid: number;
  readonly event: string;
  readonly params: Record<string, unknown>;
}

/** All events of a block with everything they hold. */
export function eventsOf(block: Block, texts: Texts): PlainEvent[] {
  const rows = new Map<number, number>();
  return Array.from(block.kinds, (kind, i) => {
    const code = block.codes[kind]!;
    const row = rows.get(code) ?? 0;
    rows.set(code, row + 1);
    const type = eventType(code)!;
    const columns = block.columns(type.name) as Record<string, ArrayLike<number> | BytesColumn>;
    const params = type.params.map((param) => [param.name, valueOf(columns[param.name]!, param, row, texts)]);
    const tid = block.threads[block.threadIndex[i]!]!;
    const common = { num: block.num(i), cpu: block.cpu(i), time: block.times[i]!, tid, event: type.name };
    return { ...common, params: Object.fromEntries(params) as Record<string, unknown> };
  });
}

function valueOf(column: ArrayLike<number> | BytesColumn, { storage }: Param, row: number, texts: Texts): unknown {
  if (storage === 'bytes') return Buffer.from((column as BytesColumn).at(row)).toString('latin1');
  const value = (column as ArrayLike<number>)[row]!;
  return storage === 'text' ? texts.value(value) : value;
}
