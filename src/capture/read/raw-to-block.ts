// A block just recorded, seen as a reader would see it after a round trip through the file, without compression.
import type { EventType } from '../../schema/events.js';
import type { Block } from '../block.js';
import type { BlockSource } from './block-source.js';
import { BlockView } from './block-view.js';
import type { RawBlock } from '../raw-block.js';
import { SegmentDictionary } from './segment-dictionary.js';
import type { Texts } from '../texts.js';
import { kindsOf } from '../columns/code-column.js';
import { timesOf } from '../columns/times.js';
import { widen } from '../columns/widen.js';

export interface RawReader {
  /** A new segment has begun: its dictionary is empty. */
  startSegment(segment: number): void;
  /** The view of the segment's next block. Blocks must come in the order in which they are written. */
  view(raw: RawBlock): Block;
}

/** Views of raw blocks; times count from `startTime` (nanoseconds since the epoch), texts are those of `texts`. */
export function rawReader(startTime: bigint, texts: Texts): RawReader {
  let segment = 0;
  let dictionary = new SegmentDictionary(texts);
  return {
    startSegment(number) {
      segment = number;
      dictionary = new SegmentDictionary(texts);
    },
    view(raw) {
      dictionary.add(Math.max(0, raw.strings.offsets.length - 1), () => raw.strings);
      return new BlockView(rawSource(raw, segment, Number(raw.baseTime - startTime)), dictionary);
    },
  };
}

function rawSource(raw: RawBlock, segment: number, base: number): BlockSource {
  return {
    segment,
    length: raw.length,
    firstNum: raw.firstNum,
    counts: countCodes(raw),
    head: () => ({
      ...kindsIn(raw), drops: raw.drops, ...(raw.nums && { nums: raw.nums }),
      ...(raw.changes && { changes: raw.changes }), ...(raw.stateOnly && { stateOnly: raw.stateOnly }),
    }),
    times: () => timesOf(raw.times, base),
    threads: () => ({ threads: widen(raw.threads), index: new Uint32Array(raw.threadIndex) }),
    cpus: () => raw.cpus,
    column: (type: EventType, param: number) => raw.columns.get(type.code)?.[param],
  };
}

function kindsIn(raw: RawBlock): { codes: readonly number[]; kinds: Uint8Array } {
  const codes = [...raw.columns.keys()];
  return { codes, kinds: kindsOf(raw.codes, codes) };
}

function countCodes(raw: RawBlock): Map<number, number> {
  const rows = new Uint32Array(0x10000);
  for (let i = 0; i < raw.length; i++) rows[raw.codes[i]]++;
  return new Map([...raw.columns.keys()].map((code) => [code, rows[code]]));
}
