// Socket addresses and pairs of them as text: `1.2.3.4:80`, `1.2.3.4:5->6.7.8.9:80`, `0->ffff88003c420800 /run/log`.
import type { TextId } from '../../capture/texts.js';
import { AF } from '../../state/sockets/addresses.js';
import type { State } from '../../state/state.js';

/** `ip:port` or the path of a unix socket; `family N` for families that have no text. */
export function socketAddressText(state: State, id: TextId): string {
  const address = state.addresses.address(id);
  if (!address) return `family ${state.texts.value(id).charCodeAt(0)}`;
  if (address.family === AF.UNIX) return state.texts.value(address.path);
  return `${state.addresses.text(address.address)}:${address.port}`;
}

/** Both ends, the source first. */
export function socketTupleText(state: State, id: TextId): string {
  const tuple = state.addresses.tuple(id);
  if (!tuple) return `family ${state.texts.value(id).charCodeAt(0)}`;
  if (tuple.family === AF.UNIX) return unixPair(state.texts.value(id), state.texts.value(tuple.path));
  const { addresses } = state;
  return `${addresses.text(tuple.source)}:${tuple.sourcePort}->${addresses.text(tuple.destination)}:${tuple.destinationPort}`;
}

/** Unix sockets have the kernel's addresses of both ends in place of ports. */
function unixPair(bytes: string, path: string): string {
  const buffer = Buffer.from(bytes, 'latin1');
  const end = (at: number): string => buffer.readBigUInt64LE(at).toString(16);
  return `${end(1)}->${end(9)} ${path}`;
}
