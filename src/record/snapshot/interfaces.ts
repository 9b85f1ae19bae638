// Addresses of this machine: what decides which end of a connection is local.
import { networkInterfaces } from 'node:os';
import type { InterfaceFacts } from '../../capture/keyframe.js';
import { addressBytes } from '../../state/sockets/address-bytes.js';

export function interfaces(): InterfaceFacts[] {
  return Object.entries(networkInterfaces()).flatMap(([name, addresses]) =>
    (addresses ?? []).map(({ address, netmask }) => {
      const own = bytesOf(address), mask = bytesOf(netmask);
      return { name, address: own, netmask: mask, broadcast: own.length === 4 ? broadcast(own, mask) : '' };
    }));
}

/** A link-local address names its interface: `fe80::1%eth0`. */
const bytesOf = (address: string): string => addressBytes(address.split('%')[0]!)!;

const broadcast = (address: string, mask: string): string =>
  String.fromCharCode(...[...address].map((_, i) => (address.charCodeAt(i) | ~mask.charCodeAt(i)) & 0xff));
