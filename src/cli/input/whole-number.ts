// Counts as options take them.
import { InvalidArgumentError } from 'commander';

/** `1`, `12`, and so on as far as numbers are exact. Throws InvalidArgumentError for all else. */
export function wholeNumber(text: string): number {
  if (!/^[1-9][0-9]{0,14}$/.test(text)) throw new InvalidArgumentError('It must be a whole number above 0.');
  return Number(text);
}
