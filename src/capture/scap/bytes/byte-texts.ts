// Byte strings and their ids, found by a hash of their bytes: a text that was seen before costs no string.
import type { RawBytes } from '../../raw-block.js';

const FIRST_SLOTS = 1 << 12;
const FIRST_BYTES = 1 << 16;
const STEP = 0x9e3779b1;

/** The dictionary of one segment: ids count up from 1. */
export class ByteTexts {
  /** Ids by hash, with open addressing; 0 is free. */
  private slots = new Int32Array(FIRST_SLOTS);
  private hashes = new Int32Array(FIRST_SLOTS);
  private offsets = new Uint32Array(FIRST_SLOTS);
  private bytes = Buffer.allocUnsafeSlow(FIRST_BYTES);
  private view = viewOf(this.bytes);
  private taken = 0;
  /** Nobody can write a capture whose texts collide. */
  private readonly seed = Math.floor(Math.random() * 2 ** 32);
  /** Texts so far. */
  size = 0;

  /** Bytes of all texts so far. */
  get used(): number {
    return this.offsets[this.size];
  }

  /** The id of `length` bytes of `view` from `at` on, new or known. */
  idOf(view: DataView, at: number, length: number): number {
    const hash = hashOf(view, at, length, this.seed);
    const mask = this.slots.length - 1;
    let slot = hash & mask;
    for (let id = this.slots[slot]; id !== 0; id = this.slots[slot]) {
      if (this.hashes[id] === hash && this.holds(id, view, at, length)) return id;
      slot = (slot + 1) & mask;
    }
    return this.add(slot, hash, new Uint8Array(view.buffer, view.byteOffset + at, length));
  }

  /** Texts that came since the last time, in the order of their ids. */
  take(): RawBytes {
    const from = this.taken;
    this.taken = this.size;
    const start = this.offsets[from];
    const offsets = this.offsets.slice(from, this.size + 1);
    for (let i = 0; i < offsets.length; i++) offsets[i] -= start;
    return { offsets, bytes: new Uint8Array(this.bytes.subarray(start, this.used)) };
  }

  private holds(id: number, view: DataView, at: number, length: number): boolean {
    const start = this.offsets[id - 1];
    if (this.offsets[id] - start !== length) return false;
    const own = this.view;
    let i = 0;
    for (; i + 4 <= length; i += 4) if (own.getInt32(start + i) !== view.getInt32(at + i)) return false;
    for (; i < length; i++) if (own.getUint8(start + i) !== view.getUint8(at + i)) return false;
    return true;
  }

  private add(slot: number, hash: number, text: Uint8Array): number {
    const start = this.used;
    const id = ++this.size;
    if (id + 1 >= this.offsets.length) this.offsets = widened(this.offsets, 2 * this.offsets.length);
    if (id >= this.hashes.length) this.hashes = widened(this.hashes, 2 * this.hashes.length);
    if (start + text.length > this.bytes.length) this.growBytes(start + text.length);
    this.bytes.set(text, start);
    this.offsets[id] = start + text.length;
    this.hashes[id] = hash;
    this.slots[slot] = id;
    if (2 * id > this.slots.length) this.spread();
    return id;
  }

  private growBytes(needed: number): void {
    const larger = Buffer.allocUnsafeSlow(Math.max(needed, 2 * this.bytes.length));
    larger.set(this.bytes.subarray(0, this.offsets[this.size - 1]));
    this.bytes = larger;
    this.view = viewOf(larger);
  }

  private spread(): void {
    const slots = new Int32Array(4 * this.slots.length);
    const mask = slots.length - 1;
    for (let id = 1; id <= this.size; id++) {
      let slot = this.hashes[id] & mask;
      while (slots[slot] !== 0) slot = (slot + 1) & mask;
      slots[slot] = id;
    }
    this.slots = slots;
  }
}

function hashOf(view: DataView, at: number, length: number, seed: number): number {
  let hash = seed ^ length;
  let i = 0;
  for (; i + 4 <= length; i += 4) hash = mixed(hash ^ view.getInt32(at + i));
  for (; i < length; i++) hash = mixed(hash ^ view.getUint8(at + i));
  return hash ^ (hash >>> 13);
}

function mixed(hash: number): number {
  const product = Math.imul(hash, STEP);
  return product ^ (product >>> 15);
}

function widened<T extends Int32Array | Uint32Array>(values: T, length: number): T {
  const wide = new (values.constructor as new (length: number) => T)(length);
  wide.set(values);
  return wide;
}

const viewOf = (bytes: Buffer): DataView => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
