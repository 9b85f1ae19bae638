// Address blocks: a written net becomes a byte string with a marker, so that it travels as a value like any other.
//
// Layout: NET_MARK, prefix length in bits (one character), then 4 or 16 bytes of the block's base address.
import type { Scalar } from './operator.js';

// No byte string holds a character above 0xff, so nothing else can look like a net.
const NET_MARK = '\u0100';

/** A net as a value. */
export const netValue = (base: string, prefix: number): string => NET_MARK + String.fromCharCode(prefix) + base;

/** For a value that is a net: whether an address lies in it (never one of the other family). Host bits of the base do not matter. */
export function toByteNet(value: Scalar): ((address: string) => boolean) | undefined {
  if (typeof value !== 'string' || value[0] !== NET_MARK) return undefined;
  const prefix = value.charCodeAt(1);
  const base = value.slice(2);
  const whole = prefix >> 3;
  const mask = (0xff00 >> (prefix & 7)) & 0xff;
  return (address) => {
    if (address.length !== base.length || !address.startsWith(base.slice(0, whole))) return false;
    return mask === 0 || (address.charCodeAt(whole) & mask) === (base.charCodeAt(whole) & mask);
  };
}
