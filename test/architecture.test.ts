// The house as its imports draw it: arrows go one way, from verbs to nouns, and nowhere else.
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const src = join(root, 'src');

/** Which rooms a room may import from (itself always). `cli` and `library` are the ways in, and nobody imports them. */
const ALLOWED: Record<string, readonly string[]> = {
  schema: [],
  'package-root': [],
  'files-at': [],
  capture: ['schema', 'files-at'],
  state: ['schema', 'capture'],
  rules: ['schema', 'capture', 'state'],
  alerts: ['schema', 'capture', 'state', 'rules'],
  native: ['schema', 'capture', 'package-root'],
  record: ['schema', 'capture', 'state', 'native'],
  replay: ['schema', 'capture', 'state', 'rules', 'alerts'],
  query: ['schema', 'capture', 'state', 'rules', 'alerts', 'package-root'],
  regress: ['schema', 'capture', 'state', 'rules', 'alerts', 'package-root', 'files-at'],
  library: ['schema', 'capture', 'state', 'rules', 'alerts', 'replay', 'regress'],
  cli: ['schema', 'capture', 'state', 'rules', 'alerts', 'record', 'replay', 'query', 'regress', 'package-root'],
};

const files = readdirSync(src, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.ts'));
const roomOf = (path: string): string => path.split('/')[0]!.replace(/\.[jt]s$/, '');

function importsOf(file: string): string[] {
  const text = readFileSync(join(src, file), 'utf8');
  const specifiers = [...text.matchAll(/(?:from|import)\s*\(?\s*'(\.[^']+)'/g)].map((match) => match[1]!);
  return specifiers.map((specifier) => relative(src, join(src, dirname(file), specifier)));
}

describe('arrows', () => {
  test.each(files)('%s imports only what its room may use', (file) => {
    const room = roomOf(file);
    const foreign = importsOf(file).filter((target) => roomOf(target) !== room && !ALLOWED[room]?.includes(roomOf(target)));
    expect(foreign).toEqual([]);
  });

  test('what a file finds at run time it does not seek from its own place: the build bundles it elsewhere', () => {
    const seeking = files.filter((file) => /new URL\(.*import\.meta/.test(readFileSync(join(src, file), 'utf8')));
    expect(seeking).toEqual([]);
  });

  test('no two files import each other, by whatever way round', () => {
    const graph = new Map(files.map((file) => [file, importsOf(file).map((target) => target.replace(/\.js$/, '.ts'))]));
    expect(cycles(graph)).toEqual([]);
  });
});

/** Cycles of value and type imports alike: a cycle of types is still two rooms that cannot be understood apart. */
function cycles(graph: Map<string, string[]>): string[] {
  const found: string[] = [];
  const done = new Set<string>();
  const visit = (file: string, path: string[]): void => {
    if (path.includes(file)) found.push([...path.slice(path.indexOf(file)), file].join(' → '));
    if (done.has(file) || path.includes(file)) return;
    for (const target of graph.get(file) ?? []) visit(target, [...path, file]);
    done.add(file);
  };
  for (const file of graph.keys()) visit(file, []);
  return found;
}
