// Every declared problem, as the user sees it: fixtures/diagnostics/NAME.yaml beside NAME.txt.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { loadRules } from '../../src/rules/load/load-rules.js';
import { renderJson, renderText } from '../../src/rules/render-diagnostic.js';
import { checkFilter } from '../../src/rules/filter.js';
import { CODES, Rejection, type Code, type Diagnostic } from '../../src/rules/diagnostic.js';
import { FIXTURES, matchGolden } from './golden.js';

const folder = join(FIXTURES, 'diagnostics');
const files = readdirSync(folder).filter((file) => file.endsWith('.yaml'));
const diagnosticsOf = (file: string): readonly Diagnostic[] =>
  loadRules([{ name: file, text: readFileSync(join(folder, file), 'utf8') }]).diagnostics;

test.each(files)('%s', (file) => {
  const text = diagnosticsOf(file).map(renderText).join('\n');
  matchGolden(join(folder, file.replace(/\.yaml$/, '.txt')), text);
});

test('as JSON, in the shape that Falco prints', () => {
  const json = JSON.stringify(diagnosticsOf('unknown-field.yaml').map(renderJson), null, 2);
  matchGolden(join(folder, 'unknown-field.json'), `${json}\n`);
});

test('no declared problem is without an example', () => {
  const sources = join(FIXTURES, '../src/rules/diagnostics');
  const declared = readdirSync(sources).flatMap((file) =>
    [...readFileSync(join(sources, file), 'utf8').matchAll(/declare<[^\n]*?>\(\s*'([^']+)'/g)].map((match) => match[1]!));
  const shown = new Set([...files.flatMap(diagnosticsOf), ...conditionProblems()].map(({ problem }) => problem));
  expect(declared.length).toBeGreaterThan(50);
  expect(declared.filter((problem) => !shown.has(problem))).toEqual([]);
});

test('no code of Falco is without an example', () => {
  const shown = new Set([...files.flatMap(diagnosticsOf), ...conditionProblems()].map(({ code }) => code));
  // A file that cannot be read is shown by the tests of the command line, and codes of other origin by those of theirs.
  expect(Object.keys(CODES).filter((code) => code.startsWith('LOAD_') && !shown.has(code as Code))).toEqual(['LOAD_ERR_FILE_READ']);
});

/** Problems that conditions in fixtures/conditions show. */
function conditionProblems(): Diagnostic[] {
  const conditions = join(FIXTURES, 'conditions');
  const lines = readdirSync(conditions).filter((file) => file.endsWith('.in'))
    .flatMap((file) => readFileSync(join(conditions, file), 'utf8').split('\n'));
  return lines.flatMap((line) => {
    try {
      checkFilter(line);
      return [];
    } catch (thrown) {
      return thrown instanceof Rejection ? [thrown.diagnostic] : [];
    }
  });
}
