// What becomes of the texts of a capture; all of them are byte strings.

export interface Rewriter {
  /** A path, a name, one argument, one variable of an environment. */
  word(text: string): string;
  /** The 4 or 16 bytes of an IP address. */
  address(bytes: string): string;
  /** What was read or written, or a value without a form of its own. */
  payload(bytes: string): string;
}

/** Words with NUL between or behind them, or a single one. */
export const words = (text: string, { word }: Rewriter): string =>
  text.split('\0').map((one) => (one === '' ? '' : word(one))).join('\0');
