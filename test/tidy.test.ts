// Taste that can be checked: sizes, names, openings. A table or a parser may be long; it says so here.
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const LONGEST_FILE = 300;
const LONGEST_LINE = 140;

/** Files that are one table each. */
const TABLES = [/^src\/schema\//, /^bpf\/schema\.gen\.h$/, /^src\/rules\/fields\//];

const tracked = execFileSync('git', ['ls-files', 'src', 'bpf', 'native', 'test', 'bench', 'scripts'], { cwd: root, encoding: 'utf8' })
  .split('\n')
  .filter((file) => /\.(ts|c|h|cc|sh)$/.test(file));
const linesOf = (file: string): string[] => readFileSync(join(root, file), 'utf8').split('\n');
const generated = (file: string): boolean => file.includes('.gen.');

describe('every file', () => {
  test('opens by saying what it is for', () => {
    const silent = tracked.filter((file) => !/^(#!|\/\/|\/\*|#)/.test(linesOf(file)[0]!));
    expect(silent).toEqual([]);
  });

  test(`has at most ${LONGEST_FILE} lines, unless it is a table`, () => {
    const long = tracked.filter((file) => !TABLES.some((table) => table.test(file)) && linesOf(file).length > LONGEST_FILE);
    expect(long.map((file) => `${file}: ${linesOf(file).length}`)).toEqual([]);
  });

  test(`has lines of at most ${LONGEST_LINE} characters`, () => {
    const wide = tracked.filter((file) => !generated(file)).flatMap((file) =>
      linesOf(file).flatMap((line, index) => (line.length > LONGEST_LINE ? [`${file}:${index + 1}`] : [])));
    expect(wide).toEqual([]);
  });

  test('is named for what it holds', () => {
    expect(tracked.filter((file) => /^(utils?|helpers?|common|misc|index)\./.test(basename(file)))).toEqual([]);
  });
});
