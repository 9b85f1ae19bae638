// Parameters whose type is in their first byte (ptrace, socket options, keyctl): little-endian values after it.
import type { ParamType } from '../../schema/param-type.js';
import { decimal, hexadecimal, relativeTime, seconds } from './integers.js';
import { errorName, signalText } from './names.js';
import { printable } from './payload.js';

/** What a value looks like, and what it stands for. */
export interface Shown {
  readonly raw: string;
  readonly resolved?: string;
}

type Alternative = (payload: Buffer) => Shown;

const u64 = (payload: Buffer): bigint => payload.readBigUInt64LE(0);
const error: Alternative = (payload) => {
  const value = payload.readBigInt64LE(0);
  return { raw: decimal(value), resolved: errorName(Number(value)) };
};
const signal: Alternative = (payload) => ({ raw: String(payload[0]), resolved: signalText(payload[0]!) });

/** For each table the alternatives by first byte. */
const ALTERNATIVES: Readonly<Record<string, readonly Alternative[]>> = {
  sockopt: [
    (payload) => ({ raw: printable(payload.toString('latin1')) || 'NULL' }),
    error,
    (payload) => ({ raw: String(payload.readUInt32LE(0)) }),
    (payload) => ({ raw: decimal(u64(payload)) }),
    (payload) => ({ raw: relativeTime(u64(payload)), resolved: seconds(u64(payload)) }),
  ],
  ptrace: [(payload) => ({ raw: hexadecimal(u64(payload)) }), signal],
  bpf: [(payload) => ({ raw: decimal(payload.readBigInt64LE(0)) }), error],
  keyctl: [
    (payload) => ({ raw: decimal(payload.readBigInt64LE(0)) }),
    (payload) => ({ raw: payload.toString('latin1').replace(/\0.*$/s, '') }),
  ],
};

/** A value that is cut or of an unknown alternative shows as nothing at all. */
export function showDynamic(type: ParamType, bytes: string): Shown {
  const buffer = Buffer.from(bytes, 'latin1');
  const alternative = ALTERNATIVES[type.table as string]?.[buffer[0] ?? 0];
  try {
    return alternative?.(buffer.subarray(1)) ?? { raw: 'NULL' };
  } catch {
    return { raw: 'NULL' };
  }
}
