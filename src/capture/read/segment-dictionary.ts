// The dictionary of one segment, and how its ids become the ids of the whole replay.
//
// Blocks bring entries in chunks. A chunk is decompressed, and an entry decoded, only when a touched column first holds its id.
import { MAX_SEGMENT_STRINGS, MAX_SEGMENT_STRING_BYTES } from '../format.js';
import { inRuns } from '../columns/in-runs.js';
import { CaptureError, damaged, problem } from '../problem.js';
import type { RawBytes } from '../raw-block.js';
import { ABSENT, type Texts } from '../texts.js';

interface Chunk {
  /** Id of its first entry. */
  readonly first: number;
  readonly load: () => RawBytes;
  strings?: RawBytes;
}

export class SegmentDictionary {
  private readonly chunks: Chunk[] = [];
  private entries = 0;
  private bytes = 0;
  /** By the segment's id: the replay's id, 0 where not yet known. */
  private known = new Int32Array(1024);

  constructor(private readonly texts: Texts) {}

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
    if (this.entries >= this.known.length) this.grow();
  }

  private grow(): void {
    const larger = new Int32Array(Math.max(this.entries + 1, 2 * this.known.length));
    larger.set(this.known);
    this.known = larger;
  }

  /** Ids of the segment → ids of the replay; 0 (absent) stays 0. Throws CaptureError (damaged) for an id without entry. */
  resolve(ids: Uint32Array): Int32Array {
    const resolved = new Int32Array(ids.length);
    inRuns(ids.length, (from, to) => this.resolveRun(ids, resolved, from, to));
    return resolved;
  }

  private resolveRun(ids: Uint32Array, resolved: Int32Array, from: number, to: number): void {
    const { known, entries } = this;
    for (let i = from; i < to; i++) {
      const id = ids[i];
      if (id > entries) throw damaged(`text ${id} is not in the dictionary of ${entries}`);
      const text = known[id];
      resolved[i] = text !== ABSENT || id === 0 ? text : this.decode(id);
    }
  }

  private decode(id: number): number {
    const chunk = this.chunkOf(id);
    const { offsets, bytes } = (chunk.strings ??= this.load(chunk));
    const row = id - chunk.first;
    const text = this.texts.intern(latin1(bytes, offsets[row], offsets[row + 1]));
    this.known[id] = text;
    return text;
  }

  private load(chunk: Chunk): RawBytes {
    const strings = chunk.load();
    this.bytes += strings.bytes.length;
    if (this.bytes > MAX_SEGMENT_STRING_BYTES) throw tooLarge(`${this.bytes} bytes`);
    return strings;
  }

  /** Chunks are searched from the newest: what is new is what is not yet known. */
  private chunkOf(id: number): Chunk {
    let i = this.chunks.length - 1;
    while (this.chunks[i].first > id) i--;
    return this.chunks[i];
  }
}

const latin1 = (bytes: Uint8Array, start: number, end: number): string => (
  Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1', start, end));

const tooLarge = (what: string): CaptureError => new CaptureError(problem('too-large', `a segment's dictionary has ${what}`));
