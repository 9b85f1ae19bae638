// One bit for each row, as it is stored: bit 0 of byte 0 is row 0.

/** Bits of rows whose flag is not 0. */
export function packBits(flags: Uint8Array): Uint8Array {
  const bits = new Uint8Array(bytesFor(flags.length));
  for (let row = 0; row < flags.length; row++) if (flags[row] !== 0) bits[row >> 3] |= 1 << (row & 7);
  return bits;
}

/** The bit of a row: 0 or 1. */
export const bitAt = (bits: Uint8Array, row: number): number => (bits[row >> 3]! >> (row & 7)) & 1;

/** How many bytes the bits of so many rows take. */
export const bytesFor = (rows: number): number => (rows + 7) >> 3;
