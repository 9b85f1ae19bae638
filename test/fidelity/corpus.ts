// Where captures and what Falco says of them lie, if they are present: they are data, not part of the project.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gunzipSync } from 'node:zlib';

export const corpus = process.env['FALCO_REC_CORPUS'] ?? fileURLToPath(new URL('../../../shared/corpus', import.meta.url));
export const corpusPresent = existsSync(join(corpus, 'scap'));

/** Paths of all captures. */
export const captures = (): string[] =>
  (corpusPresent ? readdirSync(join(corpus, 'scap')).sort().map((name) => join(corpus, 'scap', name)) : []);

/** The lines of an answer: a JSON value each, integers beyond 2^53 as text. */
export function answers(folder: 'alerts' | 'fields', capture: string, kind: string): Record<string, unknown>[] {
  const path = join(corpus, 'expected', folder, `${basename(capture, '.scap')}.${kind}.jsonl.gz`);
  return gunzipSync(readFileSync(path)).toString('utf8').split('\n').filter(Boolean).map(parseExact);
}

/** Parses JSON; integers that a double does not hold become texts. */
export const parseExact = (json: string): Record<string, unknown> =>
  JSON.parse(json.replace(/([:[,]\s*)(-?\d{16,})(?=\s*[,\]}])/g, '$1"$2"')) as Record<string, unknown>;
