// Text that must stay as it is: kept in fixtures/, rewritten with UPDATE=1.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'vitest';
import { root } from './falco-rec.js';

export function expectGolden(name: string, text: string): void {
  const path = join(root, 'fixtures/cli', name);
  if (process.env['UPDATE'] === '1') writeFileSync(path, text);
  expect(text).toBe(readFileSync(path, 'utf8'));
}
