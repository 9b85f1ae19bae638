// The descriptors of a poll: a count (u16), then for each a number (i64) and its event bits (u16), little endian.

export interface PolledFd {
  readonly fd: number;
  readonly events: number;
}

const ENTRY = 10;

export function parseFdList(bytes: string): PolledFd[] {
  const buffer = Buffer.from(bytes, 'latin1');
  const whole = Math.floor((buffer.length - 2) / ENTRY);
  const count = buffer.length < 2 ? 0 : Math.min(buffer.readUInt16LE(0), whole);
  return Array.from({ length: count }, (_, index) => {
    const at = 2 + index * ENTRY;
    return { fd: Number(buffer.readBigInt64LE(at)), events: buffer.readUInt16LE(at + 8) };
  });
}
