// IP addresses as people write them → network-order bytes, the way back from address-text.ts.
import { isIPv4, isIPv6 } from 'node:net';

/** The 4 or 16 bytes of `192.0.2.1` or `2001:db8::1`; undefined for what is no address. */
export const addressBytes = (text: string): string | undefined =>
  (text.includes('.') && !text.includes(':') ? bytesOfIPv4(text) : bytesOfIPv6(text));

const bytesOfIPv4 = (text: string): string | undefined =>
  (isIPv4(text) ? String.fromCharCode(...text.split('.').map(Number)) : undefined);

function bytesOfIPv6(text: string): string | undefined {
  if (!isIPv6(text) || text.includes('%')) return undefined;
  const dotted = /[0-9.]*$/.exec(text)![0];
  const v4 = dotted.includes('.') ? bytesOfIPv4(dotted)! : undefined;
  const hex = v4 === undefined ? text : text.slice(0, -dotted.length) + groupsOf(v4);
  const [head, tail] = hex.split('::').map((half) => (half === '' ? [] : half.split(':')));
  const gap = tail === undefined ? [] : new Array<string>(8 - head!.length - tail.length).fill('0');
  const groups = [...head!, ...gap, ...(tail ?? [])].map((group) => parseInt(group, 16));
  return String.fromCharCode(...groups.flatMap((group) => [group >> 8, group & 0xff]));
}

const groupsOf = (v4: string): string =>
  [0, 2].map((at) => ((v4.charCodeAt(at) << 8) | v4.charCodeAt(at + 1)).toString(16)).join(':');
