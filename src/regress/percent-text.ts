// Shares as reports print them.

/** `66.6 %`. Rounded down: what is not whole must not look whole. Of nothing, all there is. */
export const percentText = (part: number, whole: number): string =>
  `${(whole === 0 ? 100 : Math.floor((1000 * part) / whole) / 10).toFixed(1)} %`;
