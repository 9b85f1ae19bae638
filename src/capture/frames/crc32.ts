// CRC-32 as zlib and Ethernet have it; Node has it built in from 20.15.
import { crc32 as builtIn } from 'node:zlib';

/** Checksum of some bytes, 32 bits unsigned. */
export const crc32 = (bytes: Uint8Array): number => builtIn(bytes) >>> 0;
