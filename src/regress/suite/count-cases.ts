// How many cases there are, for whoever shows how many are left.
import { readFileSync } from 'node:fs';
import { readSuite } from './read-suite.js';

/** Cases of these suites; what cannot be read has none. */
export const casesIn = (files: readonly string[]): number => files.reduce((sum, file) => sum + casesOf(file), 0);

function casesOf(file: string): number {
  try {
    return readSuite({ name: file, text: readFileSync(file, 'utf8') }).suite?.cases.length ?? 0;
  } catch {
    return 0;
  }
}
