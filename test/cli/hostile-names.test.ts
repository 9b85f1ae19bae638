// Names that an intruder chose for whoever reads them: no line may be forged, no terminal steered.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { whyNot } from '../../src/record/preflight.js';
import { falcoRec } from './falco-rec.js';

const folder = mkdtempSync(join(tmpdir(), 'hostile-names-'));
afterAll(() => rmSync(folder, { recursive: true }));

describe.skipIf(whyNot())('names with control characters', () => {
  const capture = join(folder, 'trace.scap');
  const name = join(folder, 'a\n1 forged\x1b[31m\x7f\u009b');
  const escaped = join(folder, 'a\\n1 forged\\u001b[31m\\u007f\\u009b');
  const replaced = join(folder, 'a\ufffd1 forged\ufffd[31m\ufffd\ufffd');

  test('are shown as Falco shows them, on one line', () => {
    falcoRec(['capture', '-o', capture, '--', 'touch', name]);
    const filter = 'evt.type in (open, openat) and fd.name contains forged';
    expect(falcoRec(['events', capture, filter, '-p', '%fd.name\t%proc.name']).stdout).toBe(`${replaced}\ttouch\n`);
    expect(JSON.parse(falcoRec(['events', capture, filter, '--json', '-p', '%fd.name']).stdout)).toEqual({ 'fd.name': replaced });
  });

  test('are shown escaped where Falco has no word in it', () => {
    expect(falcoRec(['info', capture]).stdout).toContain(`\`touch ${escaped}\``);
  });

  test('are compared as they are', () => {
    expect(falcoRec(['events', capture, `fd.name endswith "1 forged\x1b[31m\x7f\u009b"`]).stdout).not.toBe('');
  });
});
