// A block as its readers see it, over whatever holds its columns: decompressed frames of a file, or a block just recorded.
//
// Everything is worked out at first use and kept, so a question costs only what it touches.
import { EVENT_TYPES, eventType, type Columns, type EventName, type EventType, type NumberColumn } from '../../schema/events.js';
import type { BlockHead, BlockSource, BlockThreads } from './block-source.js';
import type { Block, Drop } from '../block.js';
import type { Times } from '../columns/times.js';
import { damaged } from '../problem.js';
import { columnsOf } from './event-columns.js';
import type { RawColumn } from '../raw-block.js';
import type { SegmentDictionary } from './segment-dictionary.js';

export class BlockView implements Block {
  private headKept?: BlockHead;
  private timingKept?: Times;
  private timesKept?: Float64Array;
  private threadsKept?: BlockThreads;
  private cpusKept?: Uint8Array | Uint16Array;
  /** Columns of exact numbers, by event code and parameter. */
  private readonly exactKept = new Map<number, RawColumn | undefined>();
  private readonly columnsKept = new Map<number, object>();
  readonly segment: number;
  readonly length: number;
  readonly counts: ReadonlyMap<number, number>;

  constructor(private readonly source: BlockSource, private readonly dictionary: SegmentDictionary) {
    this.segment = source.segment;
    this.length = source.length;
    this.counts = source.counts;
  }

  private get head(): BlockHead {
    return (this.headKept ??= this.source.head());
  }

  private get timing(): Times {
    return (this.timingKept ??= this.source.times());
  }

  private get threading(): BlockThreads {
    return (this.threadsKept ??= this.source.threads());
  }

  get codes(): readonly number[] {
    return this.head.codes;
  }

  get kinds(): Uint8Array {
    return this.head.kinds;
  }

  get times(): Float64Array {
    return (this.timesKept ??= this.timing.all());
  }

  timeAt(index: number): number {
    return this.timesKept === undefined ? this.timing.at(index) : this.timesKept[index];
  }

  get threads(): NumberColumn {
    return this.threading.threads;
  }

  get threadIndex(): Uint32Array {
    return this.threading.index;
  }

  get drops(): readonly Drop[] {
    return this.head.drops;
  }

  get changes(): Uint8Array | undefined {
    return this.head.changes;
  }

  get stateOnly(): Uint8Array | undefined {
    return this.head.stateOnly;
  }

  num(index: number): number {
    const { nums } = this.head;
    return nums ? nums[index] : this.source.firstNum + index;
  }

  cpu(index: number): number {
    return (this.cpusKept ??= this.source.cpus())[index];
  }

  columns<N extends EventName>(name: N): Columns<N> {
    const type = EVENT_TYPES[name];
    const kept = this.columnsKept.get(type.code) ?? columnsOf(type, this.counts.get(type.code) ?? 0, this.source, this.dictionary);
    this.columnsKept.set(type.code, kept);
    return kept as Columns<N>;
  }

  exact(code: number, param: number, row: number): bigint | undefined {
    const type = eventType(code);
    const rows = this.counts.get(code) ?? 0;
    if (!type || row >= rows) return undefined;
    const column = this.exactColumn(type, param, rows);
    if (!column || column.absent?.[row]) return undefined;
    if (!column.numbers) throw damaged(`${type.name}.${type.params[param]?.name} holds no numbers`);
    return BigInt(column.numbers[row]);
  }

  private exactColumn(type: EventType, param: number, rows: number): RawColumn | undefined {
    const key = type.code * MAX_PARAMS + param;
    if (!this.exactKept.has(key)) this.exactKept.set(key, this.source.column(type, param, rows));
    return this.exactKept.get(key);
  }
}

/** More than any event type has. */
const MAX_PARAMS = 64;
