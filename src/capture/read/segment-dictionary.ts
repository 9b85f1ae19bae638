// The dictionary of one segment, and how its ids become the ids of the whole replay.
//
// Blocks bring entries in chunks. A chunk is decompressed, and an entry decoded, only when a touched column first holds its id.
import { MAX_SEGMENT_STRINGS, MAX_SEGMENT_STRING_BYTES } from '../format.js';
import { inRuns } from '../columns/in-runs.js';
import { CaptureError, damaged, problem } from '../problem.js';
import type { RawBytes } from '../raw-block.js';
import { ABSENT, type TextId, type Texts } from '../texts.js';

interface Chunk {
  /** Id of its first entry. */
  readonly first: number;
  readonly load: () => RawBytes;
  entries?: Entries;
}

/** The strings of a chunk as one, of which each is a slice: that costs no call into native code, and no copy of a long one. */
interface Entries {
  readonly offsets: Uint32Array;
  readonly all: string;
}

/** The replay's ids by the segment's, 0 where not yet known, and how a string gets one. */
interface Ids {
  known: Int32Array;
  readonly idOf: (value: string) => TextId;
}

export class SegmentDictionary {
  private readonly chunks: Chunk[] = [];
  private entries = 0;
  private bytes = 0;
  private readonly shared: Ids;
  private readonly own: Ids;

  constructor(texts: Texts) {
    this.shared = { known: new Int32Array(0), idOf: (value) => texts.intern(value) };
    this.own = { known: new Int32Array(0), idOf: (value) => texts.append(value) };
  }

  /** Entries so far; ids run from 1 to this. */
  get size(): number {
    return this.entries;
  }

  /** Adds `count` entries that `load` gives when they are needed. Throws CaptureError (too large). */
  add(count: number, load: () => RawBytes): void {
    if (count === 0) return;
    if (this.entries + count > MAX_SEGMENT_STRINGS) throw tooLarge(`${this.entries + count} entries`);
    this.chunks.push({ first: this.entries + 1, load });
    this.entries += count;
  }

  /**
   * Ids of the segment → ids of the replay; 0 (absent) stays 0. With `own`, texts get ids of their own (see `Texts.append`).
   * Throws CaptureError (damaged) for an id without entry.
   */
  resolve(ids: Uint32Array, own = false): Int32Array {
    const into = own ? this.own : this.shared;
    if (into.known.length <= this.entries) into.known = widened(into.known, this.entries + 1);
    const resolved = new Int32Array(ids.length);
    inRuns(ids.length, (from, to) => this.resolveRun(ids, into, resolved, from, to));
    return resolved;
  }

  private resolveRun(ids: Uint32Array, into: Ids, resolved: Int32Array, from: number, to: number): void {
    const { entries } = this, { known } = into;
    for (let i = from; i < to; i++) {
      const id = ids[i];
      if (id > entries) throw damaged(`text ${id} is not in the dictionary of ${entries}`);
      const text = known[id];
      resolved[i] = text !== ABSENT || id === 0 ? text : (known[id] = into.idOf(this.entry(id)));
    }
  }

  private entry(id: number): string {
    const chunk = this.chunkOf(id);
    const { offsets, all } = (chunk.entries ??= this.load(chunk));
    const row = id - chunk.first;
    return all.slice(offsets[row], offsets[row + 1]);
  }

  private load(chunk: Chunk): Entries {
    const { bytes, offsets } = chunk.load();
    this.bytes += bytes.length;
    if (this.bytes > MAX_SEGMENT_STRING_BYTES) throw tooLarge(`${this.bytes} bytes`);
    return { offsets, all: Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1') };
  }

  /** Chunks are searched from the newest: what is new is what is not yet known. */
  private chunkOf(id: number): Chunk {
    let i = this.chunks.length - 1;
    while (this.chunks[i].first > id) i--;
    return this.chunks[i];
  }
}

function widened(known: Int32Array, entries: number): Int32Array {
  const wide = new Int32Array(Math.max(1024, entries, 2 * known.length));
  wide.set(known);
  return wide;
}

const tooLarge = (what: string): CaptureError => new CaptureError(problem('too-large', `a segment's dictionary has ${what}`));
