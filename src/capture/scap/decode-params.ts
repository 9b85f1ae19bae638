// Parameters as bytes of a .scap file → values of our columns. Their encodings are the same but for the NUL that ends texts.
import type { Value } from '../write/block-builder.js';
import type { BaseType, ParamType } from '../../schema/param-type.js';

const TERMINATED: ReadonlySet<BaseType> = new Set(['str', 'path', 'relpath']);
const SIGNED: ReadonlySet<BaseType> = new Set(['i8', 'i16', 'i32', 'i64', 'i32x', 'errno', 'fd', 'fd32', 'pid', 'pid32']);

/** Above this, the upper half of a 64-bit number makes it more than a double holds. */
const SAFE_HIGH = 0x200000;

export type Decoder = (bytes: Buffer) => Value;

/** How a parameter of this type is read; empty ones are absent. */
export function decoderOf({ base, storage }: ParamType): Decoder {
  if (storage === 'bytes') return (bytes) => (bytes.length === 0 ? undefined : Buffer.from(bytes));
  if (storage === 'text') return TERMINATED.has(base) ? terminatedText : rawText;
  return SIGNED.has(base) ? signedNumber : unsignedNumber;
}

const rawText: Decoder = (bytes) => (bytes.length === 0 ? undefined : bytes.toString('latin1'));

const terminatedText: Decoder = (bytes) => {
  if (bytes.length === 0) return undefined;
  const end = bytes.indexOf(0);
  return bytes.toString('latin1', 0, end < 0 ? bytes.length : end);
};

const signedNumber: Decoder = (bytes) => {
  switch (bytes.length) {
    case 0: return undefined;
    case 1: return bytes.readInt8();
    case 2: return bytes.readInt16LE();
    case 4: return bytes.readInt32LE();
    case 8: return signed64(bytes);
    default: return bytes.readIntLE(0, Math.min(bytes.length, 6));
  }
};

function signed64(bytes: Buffer): number | bigint {
  const high = bytes.readInt32LE(4);
  return high < SAFE_HIGH && high >= -SAFE_HIGH ? high * 0x100000000 + bytes.readUInt32LE() : bytes.readBigInt64LE();
}

const unsignedNumber: Decoder = (bytes) => {
  switch (bytes.length) {
    case 0: return undefined;
    case 1: return bytes[0];
    case 2: return bytes.readUInt16LE();
    case 4: return bytes.readUInt32LE();
    case 8: return unsigned64(bytes);
    default: return bytes.readUIntLE(0, Math.min(bytes.length, 6));
  }
};

function unsigned64(bytes: Buffer): number | bigint {
  const high = bytes.readUInt32LE(4);
  return high < SAFE_HIGH ? high * 0x100000000 + bytes.readUInt32LE() : bytes.readBigUInt64LE();
}
