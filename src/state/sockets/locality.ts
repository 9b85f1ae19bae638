// Which end of a connection is this machine's: what `fd.lip`, `fd.rip` and their like ask.
import { EMPTY, type TextId } from '../../capture/texts.js';
import type { Descriptor } from '../descriptors/descriptor.js';
import type { State } from '../state.js';
import type { Thread } from '../threads/thread.js';

/** The source end is local; then the destination is the remote one, else the other way round. */
export const sourceIsLocal = (state: State, thread: Thread, fd: Descriptor): boolean =>
  fd.socket !== undefined && isLocal(state, thread, fd.socket.source);

/** The destination end is local: the process is the server. */
export const destinationIsLocal = (state: State, thread: Thread, fd: Descriptor): boolean =>
  fd.socket !== undefined && isLocal(state, thread, fd.socket.destination);

/** The address belongs to this machine, as a thread in its container sees it. */
export function isLocal(state: State, thread: Thread, address: TextId): boolean {
  const bytes = state.texts.value(address);
  if (bytes.length === 16) return thread.containerId === EMPTY && sharesNetwork(state, bytes);
  if (thread.containerId === EMPTY) return isInterface(state, bytes);
  const own = state.containerAddresses.get(thread.containerId);
  if (own !== undefined) return own === address || isInterface(state, bytes);
  // Of a container without a known address Falco asks only whether the address is some container's.
  for (const known of state.containerAddresses.values()) if (known === address) return true;
  return false;
}

const isInterface = (state: State, bytes: string): boolean => state.interfaces.some((i) => i.address === bytes);

/** IPv6 is local when the first 64 bits are those of an interface. */
const sharesNetwork = (state: State, bytes: string): boolean =>
  state.interfaces.some((i) => i.address.length === 16 && i.address.startsWith(bytes.slice(0, 8)));

/**
 * The address that a zero one stands for, given its peer: the interface that has the peer's address (both ends are
 * here), else one on the peer's network, else the first that is not loopback.
 */
export function ownAddress(state: State, peer: TextId): TextId {
  const bytes = state.texts.value(peer);
  const candidates = state.interfaces.filter((i) => i.address.length === bytes.length);
  const best = candidates.find((i) => i.address === bytes)
    ?? candidates.find((i) => i.netmask.length === bytes.length && masked(i.address, i.netmask) === masked(bytes, i.netmask))
    ?? candidates.find((i) => !isLoopback(i.address));
  return best === undefined ? zeroLike(state, bytes) : state.texts.intern(best.address);
}

const masked = (address: string, mask: string): string =>
  Array.from(address, (byte, i) => String.fromCharCode(byte.charCodeAt(0) & mask.charCodeAt(i))).join('');

const isLoopback = (bytes: string): boolean =>
  bytes.length === 4 ? bytes.charCodeAt(0) === 127 : bytes === `${'\0'.repeat(15)}\x01`;

const zeroLike = (state: State, bytes: string): TextId =>
  bytes.length === 16 ? state.addresses.zero6 : state.addresses.zero4;
