// A small capture of every kind of column, used by several tests.
import { BlockBuilder } from '../../src/capture/write/block-builder.js';
import { Encoder, type Sink } from '../../src/capture/write/encoder.js';
import type { Header } from '../../src/capture/header.js';
import type { Keyframe } from '../../src/capture/keyframe.js';

export const START = 1_700_000_000_000_000_000n;

export const HEADER: Header = {
  machine: { hostname: 'probe', kernel: '6.18.0', arch: 'x86_64', cpus: 2, memoryBytes: 16 * 2 ** 30, bootTime: START - 5_000_000_000n },
  startTime: START, recorded: [7, 9, 307], snaplen: 80, scope: { kind: 'tree', pid: 100, command: ['sh', '-c', 'true'] }, writer: 'test 1',
};

const thread = (tid: number, comm: string): Keyframe['threads'][number] => ({
  tid, pid: tid, ptid: 1, vtid: tid, vpid: tid, sid: 1, vpgid: 1, pgid: 1,
  comm, exe: comm, exepath: `/bin/${comm}`, args: '-c\0', env: 'HOME=/root\0PATH=/bin\0', cwd: '/', root: '/', cgroups: 'cpu=/a\0',
  uid: 0, gid: 0, loginuid: -1, tty: 34816, capInheritable: 0n, capPermitted: 0x1ffffffffffn, capEffective: 2n ** 63n,
  fdlimit: 1024, vmSize: 5 * 2 ** 32, vmRss: 2, vmSwap: 3, faultsMajor: 4, faultsMinor: 5, flags: 6, exeFlags: 7, exeIno: 2 ** 40,
  exeCtime: START, exeMtime: START + 1n, cloneTime: 0n, pidnsStart: 1n, asOf: 0n,
});

export const keyframe = (time: bigint): Keyframe => ({
  time,
  origin: 'state',
  threads: [thread(100, 'sh'), { ...thread(101, 'caf\u00c3\u00a9'), reaper: true, dead: false }],
  exited: [{ tid: 99, ptid: 1, time: time - 5n }],
  descriptors: [
    { pid: 100, entries: [
      { fd: 0, type: 'file', name: '/dev/null', rawName: 'null', ino: 7, dev: 8, flags: 1, closeOnExec: false },
      { fd: 3, type: 'ipv4', name: '127.0.0.1:80->127.0.0.1:9', ino: 2 ** 33, dev: 0, flags: 0, closeOnExec: true,
        socket: {
          l4: 'tcp', listening: false, role: 'client', connected: true,
          source: '\x7f\0\0\x01', sourcePort: 80, destination: '\x7f\0\0\x01', destinationPort: 9,
        } },
    ] },
    { pid: 101, entries: [] },
  ],
  users: [{ containerId: '', uid: 0, gid: 0, name: 'root', home: '/root', shell: '/bin/sh' }],
  groups: [{ containerId: '', gid: 0, name: 'root' }],
  interfaces: [{ name: 'lo', address: '\x7f\0\0\x01', netmask: '\xff\0\0\0', broadcast: '' }],
  containers: [{ id: 'abc', json: '{"id":"abc"}' }],
});

/** A sink that keeps everything in memory. */
export function memorySink(): Sink & { bytes(): Buffer } {
  const parts: Uint8Array[] = [];
  let position = 0;
  return {
    get position() { return position; },
    write(bytes) {
      parts.push(Uint8Array.from(bytes));
      position += bytes.length;
    },
    bytes: () => Buffer.concat(parts),
  };
}

export const SEGMENTS = 3;
export const BLOCKS = 2;
export const BLOCK_EVENTS = 7;

/** Some events of several kinds; the same for the same block. */
export function fill(builder: BlockBuilder, segment: number, block: number): void {
  for (let i = 0; i < BLOCK_EVENTS; i++) {
    const time = START + BigInt(((segment * BLOCKS + block) * BLOCK_EVENTS + i) * 1009);
    const common = { time, tid: 100 + (i % 3), cpu: i % 2 };
    const file = { dirfd: -100, name: `/etc/file${i % 3}`, flags: 1, mode: 0, dev: 5, ino: 2n ** 60n + BigInt(i) };
    if (i % 4 === 0) builder.add({ ...common, code: 'openat', params: { fd: i, ...file } });
    else if (i % 4 === 1) builder.add({ ...common, code: 'write', params: { res: 4, data: Buffer.from(`data${i}`), fd: 1, size: 4 } });
    else if (i % 4 === 2) builder.add({ ...common, code: 'read', params: { res: -11, fd: 3, size: 4096 } });
    else builder.add({ ...common, code: 'close', params: { res: 0, fd: i } });
  }
}

/** The whole sample as bytes of a finished file. */
export function sampleCapture(): Buffer {
  const sink = memorySink();
  const encoder = new Encoder(sink, HEADER);
  const builder = new BlockBuilder();
  for (let segment = 0; segment < SEGMENTS; segment++) {
    encoder.keyframe(keyframe(START + BigInt(segment * BLOCKS * BLOCK_EVENTS * 1009)));
    builder.startSegment();
    for (let block = 0; block < BLOCKS; block++) {
      fill(builder, segment, block);
      builder.drop({ cpu: 1, code: 7, count: 3 });
      encoder.write(builder.take());
    }
  }
  encoder.finish();
  return sink.bytes();
}
