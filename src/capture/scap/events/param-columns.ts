// Parameters of a batch's events → columns of ours. Their encodings are the same but for the NUL that ends texts.
import type { Param } from '../../../schema/events.js';
import type { BaseType } from '../../../schema/param-type.js';
import { narrowest } from '../../columns/growing-columns.js';
import type { RawColumn } from '../../raw-block.js';
import type { ByteTexts } from '../bytes/byte-texts.js';
import { mergedFlags } from './checked-enters.js';
import { ParamFinder } from './param-finder.js';
import { PLANS } from './plans.js';
import type { EventBatch } from './event-batch.js';

const TERMINATED: ReadonlySet<BaseType> = new Set(['str', 'path', 'relpath']);
const SIGNED: ReadonlySet<BaseType> = new Set(['i8', 'i16', 'i32', 'i64', 'i32x', 'errno', 'fd', 'fd32', 'pid', 'pid32']);

/** Above this, the upper half of a 64-bit number makes it more than a double holds. */
const SAFE_HIGH = 0x200000;
const HIGH = 0x100000000;

/** The column of one parameter. `rows` are the indices of the events of its type. */
export function columnOf(batch: EventBatch, rows: Uint32Array, param: Param, texts: ByteTexts): RawColumn {
  const finder = new ParamFinder(batch);
  switch (param.storage) {
    case 'number': return numbersOf(batch, rows, param, finder);
    case 'text': return { texts: textsOf(rows, param, finder, texts) };
    case 'bytes': return payloadOf(rows, param, finder);
  }
}

function textsOf(rows: Uint32Array, { index, base }: Param, finder: ParamFinder, texts: ByteTexts): Uint32Array {
  const ids = new Uint32Array(rows.length);
  const terminated = TERMINATED.has(base);
  for (let row = 0; row < rows.length; row++) {
    finder.find(rows[row], index);
    if (finder.length === 0) continue;
    ids[row] = texts.idOf(finder.view, finder.from, terminated ? beforeNul(finder) : finder.length);
  }
  return ids;
}

function beforeNul({ view, from, length }: ParamFinder): number {
  let end = 0;
  while (end < length && view.getUint8(from + end) !== 0) end++;
  return end;
}

function payloadOf(rows: Uint32Array, { index }: Param, finder: ParamFinder): RawColumn {
  const offsets = new Uint32Array(rows.length + 1);
  const absent = new Uint8Array(rows.length);
  const pieces: Buffer[] = [];
  for (let row = 0; row < rows.length; row++) {
    finder.find(rows[row], index);
    offsets[row + 1] = offsets[row] + finder.length;
    if (finder.length === 0) absent[row] = 1;
    else pieces.push(finder.bytes());
  }
  return { payload: { offsets, bytes: Buffer.concat(pieces) }, ...(absent.includes(1) && { absent }) };
}

function numbersOf(batch: EventBatch, rows: Uint32Array, { index, base }: Param, finder: ParamFinder): RawColumn {
  const values = new Float64Array(rows.length);
  const absent = new Uint8Array(rows.length);
  /** Whole values of rows that a double does not hold. */
  const wide = new Map<number, bigint>();
  const signed = SIGNED.has(base);
  for (let row = 0; row < rows.length; row++) {
    finder.find(rows[row], index);
    const { view, from, length } = finder;
    if (length === 0) absent[row] = 1;
    else if (length !== 8) values[row] = signed ? signedNumber(view, from, length) : unsignedNumber(view, from, length);
    else {
      const high = signed ? view.getInt32(from + 4, true) : view.getUint32(from + 4, true);
      values[row] = high * HIGH + view.getUint32(from, true);
      if (high >= SAFE_HIGH || high < -SAFE_HIGH) wide.set(row, signed ? view.getBigInt64(from, true) : view.getBigUint64(from, true));
    }
  }
  mergeFlags(batch, rows, index, { values, absent, finder });
  return { numbers: narrowest(values, wide), ...(absent.includes(1) && { absent }) };
}

function signedNumber(view: DataView, from: number, length: number): number {
  switch (length) {
    case 1: return view.getInt8(from);
    case 2: return view.getInt16(from, true);
    case 4: return view.getInt32(from, true);
    default: return Buffer.from(view.buffer, view.byteOffset + from, length).readIntLE(0, Math.min(length, 6));
  }
}

function unsignedNumber(view: DataView, from: number, length: number): number {
  switch (length) {
    case 1: return view.getUint8(from);
    case 2: return view.getUint16(from, true);
    case 4: return view.getUint32(from, true);
    default: return Buffer.from(view.buffer, view.byteOffset + from, length).readUIntLE(0, Math.min(length, 6));
  }
}

interface Merging { readonly values: Float64Array; readonly absent: Uint8Array; readonly finder: ParamFinder }

/** Of flags both events have their say. */
function mergeFlags(batch: EventBatch, rows: Uint32Array, param: number, { values, absent, finder }: Merging): void {
  if (rows.length === 0) return;
  const { check } = PLANS[batch.plans[rows[0]]];
  if (check?.flags?.[1] !== param) return;
  for (let row = 0; row < rows.length; row++) {
    if (batch.checked[rows[row]] === 0) continue;
    finder.findAsked(rows[row], check.flags[0]);
    if (finder.length !== 4) continue;
    values[row] = mergedFlags(finder.view.getUint32(finder.from, true), values[row]);
    absent[row] = 0;
  }
}
