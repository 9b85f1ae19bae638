// The output text of a rule: every token in it must be a field or a transformer call.
import { badOutput } from '../diagnostics/output-problems.js';
import type { Diagnostic } from '../diagnostic.js';
import { parseFormat } from '../format/parse-format.js';
import { resolveCall } from '../output-call.js';
import { placeIn, type TracedText } from '../traced-text.js';

/** Falco once put container facts in its place; now it stands for nothing. */
const CONTAINER_INFO = '%container.info';

/** The output as it is printed. */
export const printedOutput = ({ text }: TracedText): string => text.replaceAll(CONTAINER_INFO, '');

/** What is wrong with an output; undefined if nothing is. */
export function checkOutput(output: TracedText): Diagnostic | undefined {
  // Blanks of the same length keep positions as they are written.
  const parsed = parseFormat(output.text.replaceAll(CONTAINER_INFO, ' '.repeat(CONTAINER_INFO.length)), resolveCall);
  if (!('error' in parsed)) return undefined;
  const word = /^%[^\s%]*/.exec(output.text.slice(parsed.position))?.[0] ?? '%';
  return badOutput({ error: parsed.error }, placeIn(output, parsed.position, parsed.position + word.length));
}
