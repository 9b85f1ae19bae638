// Writes small .scap files, block by block, as they have been written since 2014.

/** Little-endian numbers, texts and buffers, packed. */
export type Packed = readonly [width: 1 | 2 | 4 | 8, value: number | bigint] | string | Buffer;

export function packed(...fields: readonly Packed[]): Buffer {
  return Buffer.concat(fields.map((field) => {
    if (typeof field === 'string') return Buffer.from(field, 'latin1');
    if (Buffer.isBuffer(field)) return field;
    const bytes = Buffer.alloc(8);
    bytes.writeBigUInt64LE(BigInt.asUintN(64, BigInt(field[1])));
    return bytes.subarray(0, field[0]);
  }));
}

/** A text behind its length. */
export const text = (value: string): Buffer => packed([2, value.length], value);

export function block(type: number, body: Buffer): Buffer {
  const padded = Buffer.concat([body, Buffer.alloc((4 - (body.length % 4)) % 4)]);
  const length = padded.length + 12;
  return packed([4, type], [4, length], padded, [4, length]);
}

export const section = (major = 1): Buffer => block(0x0a0d0d0a, packed([4, 0x1a2b3c4d], [2, major], [2, 2], [8, -1n]));

interface EventFacts {
  readonly time?: bigint;
  readonly tid?: number;
  readonly code: number;
  readonly params?: readonly Buffer[];
}

const lengths = (params: readonly Buffer[]): Buffer => packed(...params.map(({ length }) => [2, length] as const));

/** An event as it has been written since 2018. */
export function event({ time = 1000n, tid = 7, code, params = [] }: EventFacts): Buffer {
  const data = Buffer.concat([lengths(params), ...params]);
  return block(0x216, packed([2, 0], [8, time], [8, tid], [4, 26 + data.length], [2, code], [4, params.length], data));
}

/** The same event, marked as one that is there for the state alone. */
export function stateOnly(whole: Buffer): Buffer {
  const body = whole.subarray(8, -4);
  return block(0x217, Buffer.concat([body.subarray(0, 2), packed([4, 1]), body.subarray(2)]));
}

/** An event as it was written before: without its number of parameters. */
export function oldEvent({ time = 1000n, tid = 7, code, params = [] }: EventFacts): Buffer {
  const data = Buffer.concat([lengths(params), ...params]);
  return block(0x204, packed([2, 0], [8, time], [8, tid], [4, 22 + data.length], [2, code], data));
}

/** A process with one thread, in a list of the first version. */
export const processV1 = (tid: number, comm: string): Buffer => packed(
  [8, tid], [8, tid], [8, 1], text(comm), text(comm), text('a\0b\0'), text('/tmp'), [8, 1024], [4, 0], [4, 1000], [4, 1000]);

export const fd = (value: number): Buffer => packed([8, value]);
export const u32 = (value: number): Buffer => packed([4, value]);
export const cstring = (value: string): Buffer => Buffer.from(`${value}\0`, 'latin1');
