// What is in a capture: sums over its index, without reading a block.
import { eventType } from '../schema/events.js';
import type { Capture } from './read/reader.js';

export interface Contents {
  readonly events: number;
  /** Events that the recorder lost. */
  readonly lost: number;
  readonly blocks: number;
  /** Nanoseconds since the epoch. */
  readonly endTime: bigint;
  /** Events by the name of their type, most frequent first. */
  readonly types: readonly (readonly [name: string, count: number])[];
}

export function contentsOf({ index: { segments }, header }: Pick<Capture, 'index' | 'header'>): Contents {
  const totals = new Map<string, number>();
  for (const { counts } of segments) {
    for (const [code, n] of counts) {
      const name = eventType(code)?.name ?? `code ${code}`;
      totals.set(name, (totals.get(name) ?? 0) + n);
    }
  }
  const sum = (of: (segment: (typeof segments)[number]) => number): number => segments.reduce((total, each) => total + of(each), 0);
  return {
    events: sum(({ events }) => events), lost: sum(({ lost }) => lost), blocks: sum(({ blocks }) => blocks),
    endTime: segments.reduce((latest, { endTime }) => (endTime > latest ? endTime : latest), header.startTime),
    types: [...totals].sort(([, a], [, b]) => b - a),
  };
}
