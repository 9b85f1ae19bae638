// What a .scap file says of the machine that it was made on.
import type { Machine } from '../../header.js';
import type { BodyReader } from './body-reader.js';

const HOSTNAME = 128;

/** Captures of plugins have no machine. */
export const NO_MACHINE: Machine = { hostname: '', kernel: '', arch: '', cpus: 0, memoryBytes: 0, bootTime: 0n };

export function readMachine(body: BodyReader): Machine {
  const cpus = body.u32();
  const memoryBytes = body.number();
  body.u64();
  const [hostname] = body.raw(HOSTNAME).split('\0');
  return { ...NO_MACHINE, cpus, memoryBytes, hostname, bootTime: body.left >= 8 ? body.u64() : 0n };
}
