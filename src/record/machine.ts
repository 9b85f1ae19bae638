// What a capture says of the machine that it was made on.
import { readFileSync } from 'node:fs';
import { arch, cpus, hostname, release, totalmem } from 'node:os';
import type { Machine } from '../capture/header.js';

export function machineFacts(now: bigint): Machine {
  return {
    hostname: hostname(), kernel: release(), arch: arch() === 'x64' ? 'x86_64' : arch(),
    cpus: cpus().length, memoryBytes: totalmem(),
    bootTime: now - uptime(),
  };
}

/** Nanoseconds; /proc has hundredths of a second. */
function uptime(): bigint {
  const seconds = Number(readFileSync('/proc/uptime', 'utf8').split(' ')[0]);
  return BigInt(Math.round(seconds * 100)) * 10_000_000n;
}
