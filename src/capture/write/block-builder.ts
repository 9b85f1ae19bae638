// Raw blocks from rows: for importers, tests and benches, which have events one at a time.
import { EVENT_TYPES, eventType, type EventName, type EventType } from '../../schema/events.js';
import type { Drop } from '../block.js';
import { MAX_BLOCK_EVENTS } from '../format.js';
import { bytesColumn, GrowingNumbers, joined, numberColumn, textColumn, type GrowingColumn } from '../columns/growing-columns.js';
import type { RawBlock } from '../raw-block.js';

export type Value = number | bigint | string | Uint8Array | undefined;

/** One event. Texts are byte strings (see texts.ts); parameters that are left out are absent. */
export interface EventFacts {
  /** Nanoseconds since the epoch. */
  readonly time: bigint;
  readonly tid: number;
  readonly cpu?: number;
  /** Event code, or the event's name. */
  readonly code: number | EventName;
  readonly params?: Readonly<Record<string, Value>>;
  /** The parameters in the order of the event table, instead of by name. */
  readonly values?: readonly Value[];
  /** Its number, where numbers do not just count up. */
  readonly num?: number;
}

interface Kind {
  readonly type: EventType;
  readonly names: readonly string[];
  readonly columns: readonly GrowingColumn<Value>[];
  rows: number;
}

export class BlockBuilder {
  private readonly kinds = new Map<number, Kind>();
  /** Ids of the segment's dictionary, and the entries that the next block adds to it. */
  private ids = new Map<string, number>();
  private added: string[] = [];
  private readonly times = new GrowingNumbers();
  private readonly codes = new GrowingNumbers();
  private readonly cpus = new GrowingNumbers();
  private readonly threadIndex = new GrowingNumbers();
  private readonly nums = new GrowingNumbers();
  private threads = new Map<number, number>();
  private drops: Drop[] = [];
  private baseTime = 0n;
  private nextNum = 1;

  /** Events since the last `take`. */
  get length(): number {
    return this.codes.length;
  }

  /** Whether the block must be taken before more is added. */
  get full(): boolean {
    return this.length >= MAX_BLOCK_EVENTS;
  }

  add({ time, tid, cpu = 0, code, params = {}, values, num }: EventFacts): void {
    if (this.length === 0) this.baseTime = time;
    const kind = this.kindOf(code);
    const { columns, names, type } = kind;
    for (let i = 0; i < columns.length; i++) columns[i].push(values ? values[i] : params[names[i]]);
    kind.rows++;
    this.times.push(Number(time - this.baseTime));
    this.codes.push(type.code);
    this.cpus.push(cpu);
    this.nums.push(num ?? this.nextNum + this.nums.length);
    this.threadIndex.push(this.indexOfThread(tid));
  }

  /** Tells of lost events, with the block that is being built. */
  drop(drop: Drop): void {
    this.drops.push(drop);
  }

  /** The block of what was added, ready to be written; the builder is empty then. */
  take(): RawBlock {
    const { length, drops } = this;
    const { baseTime, offsets } = fromEarliest(this.baseTime, this.times.take());
    const nums = this.nums.take().slice();
    const firstNum = nums[0] ?? this.nextNum;
    const block: RawBlock = {
      length, firstNum, baseTime, drops,
      times: narrowTimes(offsets),
      codes: new Uint16Array(this.codes.take()),
      cpus: narrowCpus(this.cpus.take()),
      threads: Int32Array.from(this.threads.keys()),
      threadIndex: new Uint32Array(this.threadIndex.take()),
      strings: joined(this.added.map((text) => Buffer.from(text, 'latin1'))),
      columns: this.takeColumns(),
      ...(nums.some((num, i) => num !== firstNum + i) && { nums }),
    };
    this.nextNum = (nums.at(-1) ?? this.nextNum - 1) + 1;
    this.threads = new Map();
    this.added = [];
    this.drops = [];
    return block;
  }

  /** Call with each keyframe: the dictionary starts anew. */
  startSegment(): void {
    if (this.length > 0) throw new Error('take the block of the old segment first');
    this.ids = new Map();
    this.added = [];
  }

  private takeColumns(): RawBlock['columns'] {
    const present = [...this.kinds].filter(([, kind]) => kind.rows > 0);
    return new Map(present.map(([code, kind]) => {
      kind.rows = 0;
      return [code, kind.columns.map((column) => column.take())];
    }));
  }

  private kindOf(code: number | EventName): Kind {
    const type = typeof code === 'number' ? eventType(code) : EVENT_TYPES[code];
    if (!type) throw new Error(`there is no event ${code}`);
    let kind = this.kinds.get(type.code);
    if (!kind) {
      kind = { type, names: type.params.map((param) => param.name), columns: this.columnsOf(type), rows: 0 };
      this.kinds.set(type.code, kind);
    }
    return kind;
  }

  private columnsOf(type: EventType): GrowingColumn<Value>[] {
    return type.params.map(({ storage }) => {
      if (storage === 'number') return numberColumn() as GrowingColumn<Value>;
      return (storage === 'text' ? textColumn((text) => this.idOf(text)) : bytesColumn()) as GrowingColumn<Value>;
    });
  }

  private idOf(text: string): number {
    const known = this.ids.get(text);
    if (known !== undefined) return known;
    const id = this.ids.size + 1;
    this.ids.set(text, id);
    this.added.push(text);
    return id;
  }

  private indexOfThread(tid: number): number {
    const known = this.threads.get(tid);
    if (known !== undefined) return known;
    const index = this.threads.size;
    this.threads.set(tid, index);
    return index;
  }
}

/** Times count from the block's earliest event, which need not be its first. */
function fromEarliest(baseTime: bigint, offsets: Float64Array): { baseTime: bigint; offsets: Float64Array } {
  const earliest = offsets.reduce((least, offset) => Math.min(least, offset), 0);
  if (earliest === 0) return { baseTime, offsets };
  return { baseTime: baseTime + BigInt(earliest), offsets: offsets.map((offset) => offset - earliest) };
}

const narrowTimes = (offsets: Float64Array): Uint32Array | BigUint64Array => (
  offsets.every((offset) => offset >= 0 && offset < 2 ** 32) ? new Uint32Array(offsets) : BigUint64Array.from(offsets, BigInt));

const narrowCpus = (cpus: Float64Array): Uint8Array | Uint16Array => (
  cpus.every((cpu) => cpu < 0x100) ? new Uint8Array(cpus) : new Uint16Array(cpus));
