// The machine's network interfaces: they tell which end of a connection is this machine.
import type { InterfaceFacts } from '../../keyframe.js';
import { damaged } from '../../problem.js';
import type { BodyReader } from './body-reader.js';

const NAME = 1023;

/** By the number of their type: bytes of an address, and whether a link speed follows. */
const TYPES: Readonly<Record<number, { readonly width: number; readonly speed: boolean }>> = {
  1: { width: 4, speed: true }, 2: { width: 16, speed: true }, 3: { width: 4, speed: false }, 4: { width: 16, speed: false },
};

export function readInterfaces(body: BodyReader, version: number): InterfaceFacts[] {
  const found = body.entries(version >= 2 ? 'without itself' : undefined, (entry) => readInterface(entry, version));
  return found.filter((each) => each !== undefined);
}

function readInterface(entry: BodyReader, version: number): InterfaceFacts | undefined {
  const kind = entry.u16();
  const type = TYPES[kind];
  if (type === undefined && version >= 2) return undefined;
  const length = entry.u16();
  if (type === undefined || length > NAME) throw damaged(`an interface is of the unknown kind ${kind}, or its name too long`);
  const [address, netmask, broadcast] = [entry.raw(type.width), entry.raw(type.width), entry.raw(type.width)];
  if (type.speed) entry.u64();
  return { name: entry.raw(length), address, netmask, broadcast };
}
