// Written values that are probably not meant as they stand: fields and calls without `val()`, patterns that are plain texts.
import { placeOf, type Vocabulary } from '../../compile/bind-term.js';
import type { Constant, Expression } from '../../condition/ast.js';
import { checksIn, constantsOf } from '../../condition/checks-in.js';
import { GRAMMAR } from '../../condition/vocabulary.js';
import { toText } from '../../../capture/texts.js';
import type { Diagnostic } from '../../diagnostic.js';
import { callAsValue, fieldAsValue, regexNotNeeded } from '../../diagnostics/rule-warnings.js';

/** Hints about the values of a condition that binds. */
export const conditionHints = (tree: Expression, vocabulary: Vocabulary): Diagnostic[] =>
  checksIn(tree).flatMap((check) => constantsOf(check).flatMap((constant) => [
    ...(check.operator === 'regex' ? regexHints(constant) : []),
    ...nameHints(constant, vocabulary),
  ]));

/** A text without anything special in it, perhaps anchored or open at its ends. Patterns are anchored at both ends anyway. */
const PLAIN = /^(\^|\.[+*?])?([^.+*?^$()[\]{}|\\]*)(\$|\.[+*?])?$/;

function regexHints({ value, range }: Constant): Diagnostic[] {
  const plain = PLAIN.exec(value);
  if (plain === null) return [];
  const [, start = '', text, end = ''] = plain;
  const operator = SIMPLER[`${start.replace('^', '')} ${end.replace('$', '')}`];
  const simpler = operator && text ? `${operator} ${toText(text)}` : undefined;
  return [regexNotNeeded({ pattern: toText(value), simpler }, placeOf(range))];
}

/** What a plain text with these ends means; `.+` and `.?` have no operator of their own. */
const SIMPLER: Readonly<Record<string, string>> = { ' ': '=', ' .*': 'startswith', '.* ': 'endswith', '.* .*': 'contains' };

/** Cheap to ask of each of a rule's many values; every field looks so. */
const LIKE_A_FIELD = /^[a-z]\w*\./;
const CALL = /^(\w+)\(.*\)$/;

function nameHints({ value, range }: Constant, vocabulary: Vocabulary): Diagnostic[] {
  const solid = value.replace(/\s/g, '');
  if (LIKE_A_FIELD.test(solid) && !('error' in vocabulary.resolve(solid))) return [fieldAsValue({ value: toText(value) }, placeOf(range))];
  const called = CALL.exec(solid)?.[1];
  return called !== undefined && GRAMMAR.transformers.has(called) ? [callAsValue({ value: toText(value) }, placeOf(range))] : [];
}
