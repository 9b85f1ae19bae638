// The output text of a rule: every token in it must be a field or a transformer call, and should be one with a future.
import { seenFrom, type Diagnostic } from '../../diagnostic.js';
import { badOutput } from '../../diagnostics/output-problems.js';
import { containerInfoDeprecated, outputFieldDeprecated } from '../../diagnostics/rule-warnings.js';
import { parseFormat } from '../../format/parse-format.js';
import { resolveCall } from '../../output-call.js';
import { placeIn, type TracedText } from '../../traced-text.js';
import type { CollectedRule } from '../collection.js';
import { DEPRECATED_FIELDS } from './deprecated-fields.js';

/** Falco once put container facts in its place; now it stands for nothing. */
const CONTAINER_INFO = '%container.info';

/** The output as it is printed. */
export const printedOutput = ({ text }: TracedText): string => text.replaceAll(CONTAINER_INFO, '');

/** What there is to say of a rule's output; an error comes last, if there is one. */
export function checkOutput({ output, within, outputWithin, place }: CollectedRule): Diagnostic[] {
  const found: Diagnostic[] = [];
  if (output.text.includes(CONTAINER_INFO)) found.push(seenFrom(containerInfoDeprecated({}, place), ...within));
  const problem = problemOf(output);
  const inside = problem === undefined ? deprecatedIn(output) : [problem];
  return [...found, ...inside.map((one) => seenFrom(one, ...within, ...outputWithin))];
}

function problemOf(output: TracedText): Diagnostic | undefined {
  // Blanks of the same length keep positions as they are written.
  const parsed = parseFormat(output.text.replaceAll(CONTAINER_INFO, ' '.repeat(CONTAINER_INFO.length)), resolveCall);
  if (!('error' in parsed)) return undefined;
  const word = /^%[^\s%]*/.exec(output.text.slice(parsed.position))?.[0] ?? '%';
  return badOutput({ error: parsed.error }, placeIn(output, parsed.position, parsed.position + word.length));
}

/** One warning for each name that the text holds; as Falco searches it, `evt.latency.s` is also `evt.latency`. */
const deprecatedIn = (output: TracedText): Diagnostic[] => DEPRECATED_FIELDS.flatMap((field) => {
  const at = output.text.indexOf(field);
  return at < 0 ? [] : [outputFieldDeprecated({ field }, placeIn(output, at, at + field.length))];
});
