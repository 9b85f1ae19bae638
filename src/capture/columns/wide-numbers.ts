// Whole numbers that a double holds, as 64-bit ones: by their halves, since a BigInt for each would take fifty times as long.

const HIGH = 2 ** 32;

/** From 0 to 2^53. */
export function wideUnsigned(values: ArrayLike<number>): BigUint64Array {
  const wide = new BigUint64Array(values.length);
  const halves = new Uint32Array(wide.buffer);
  for (let i = 0; i < values.length; i++) {
    halves[2 * i] = values[i] % HIGH;
    halves[2 * i + 1] = values[i] / HIGH;
  }
  return wide;
}
