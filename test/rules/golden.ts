// Golden files: what a stage prints, beside its input. `UPDATE=1 npx vitest run test/rules` writes them anew.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect } from 'vitest';

export const FIXTURES = join(dirname(fileURLToPath(import.meta.url)), '../../fixtures');
export const CORPUS = join(dirname(fileURLToPath(import.meta.url)), '../../../shared/corpus');

/** Compares with the golden file, or writes it. */
export function matchGolden(file: string, actual: string): void {
  if (process.env['UPDATE']) writeFileSync(file, actual);
  expect(actual).toBe(existsSync(file) ? readFileSync(file, 'utf8') : '');
}
