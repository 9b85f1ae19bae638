// Addresses of this machine: what decides which end of a connection is local.
import { networkInterfaces } from 'node:os';
import type { InterfaceFacts } from '../../capture/keyframe.js';
import { addressBytes } from './address-bytes.js';

export function interfaces(): InterfaceFacts[] {
  return Object.entries(networkInterfaces()).flatMap(([name, addresses]) =>
    (addresses ?? []).map(({ address, netmask }) => {
      const own = addressBytes(address), mask = addressBytes(netmask);
      return { name, address: own, netmask: mask, broadcast: own.length === 4 ? broadcast(own, mask) : '' };
    }));
}

const broadcast = (address: string, mask: string): string =>
  String.fromCharCode(...[...address].map((_, i) => (address.charCodeAt(i) | ~mask.charCodeAt(i)) & 0xff));
