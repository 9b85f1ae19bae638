// Makes a large .scap of a small one, for peers to read: the metadata once, the event blocks over and over.
import { readFileSync, writeFileSync, openSync, writeSync, closeSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';

const EVENT_BLOCKS = new Set([0x204, 0x208, 0x216, 0x217, 0x221, 0x222, 0x8010abcd]);

export interface Grown {
  readonly path: string;
  readonly eventBlocks: number;
  readonly bytes: number;
}

/** Offset of the first event block and the number of event blocks of an uncompressed capture. */
function layout(capture: Buffer): { firstEvent: number; count: number } {
  let firstEvent = -1;
  let count = 0;
  for (let at = 0; at + 8 <= capture.length; at += capture.readUInt32LE(at + 4)) {
    if (!EVENT_BLOCKS.has(capture.readUInt32LE(at))) continue;
    if (firstEvent < 0) firstEvent = at;
    count++;
  }
  return { firstEvent, count };
}

/** Writes an uncompressed capture of at least `eventBlocks` blocks to `target`. */
export function growScap(source: string, target: string, eventBlocks: number): Grown {
  const raw = readFileSync(source);
  const capture = raw[0] === 0x1f && raw[1] === 0x8b ? gunzipSync(raw) : raw;
  const { firstEvent, count } = layout(capture);
  const events = capture.subarray(firstEvent);
  const times = Math.ceil(eventBlocks / count);
  writeFileSync(target, capture.subarray(0, firstEvent));
  const file = openSync(target, 'a');
  for (let i = 0; i < times; i++) writeSync(file, events);
  closeSync(file);
  return { path: target, eventBlocks: times * count, bytes: firstEvent + times * events.length };
}
