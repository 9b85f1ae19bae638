// What is checked of a rule once its condition is a tree: that it binds, and what it does that is probably not meant.
import { bindCondition } from '../../compile/bind.js';
import { placeOf, type Vocabulary } from '../../compile/bind-term.js';
import type { Bound } from '../../compile/bound.js';
import { eventNames } from '../../compile/prefilter.js';
import type { Expression, FieldTerm } from '../../condition/ast.js';
import { checksIn, constantsOf } from '../../condition/checks-in.js';
import { fieldsIn, fieldsOfTerm } from '../../condition/fields-in.js';
import { seenFrom, type Diagnostic } from '../../diagnostic.js';
import { directionDeprecated, fieldDeprecated, manyEventTypes, unsafeNaCheck } from '../../diagnostics/rule-warnings.js';
import type { CollectedRule } from '../collection.js';
import { conditionHints } from './condition-hints.js';
import { isDeprecated } from './deprecated-fields.js';

/** Falco counts codes and warns above 100; every name has two, entering and leaving. */
const MANY_NAMES = 50;

/** Binds a rule's condition and reports warnings about it. Problems are thrown; fields are warned about before that. */
export function checkRule(rule: CollectedRule, tree: Expression, vocabulary: Vocabulary, report: (warning: Diagnostic) => void): Bound {
  const { within, conditionWithin, place } = rule;
  const reportInside = (warning: Diagnostic): void =>
    report(seenFrom(warning, ...within, ...conditionWithin, { type: 'condition expression', name: '', place: warning.place }));
  [...deprecatedFields(tree), ...unsafeNaChecks(tree)].forEach(reportInside);
  const bound = bindCondition(tree, vocabulary);
  conditionHints(tree, vocabulary).forEach(reportInside);
  if (rule.warnEventTypes && eventNames(tree).length > MANY_NAMES) report(seenFrom(manyEventTypes({}, place), ...within));
  return bound;
}

/** One warning for each deprecated field, at its first mention. */
function deprecatedFields(tree: Expression): Diagnostic[] {
  const first = new Map<string, FieldTerm>();
  for (const term of fieldsIn(tree)) if (isDeprecated(term.name) && !first.has(term.name)) first.set(term.name, term);
  return [...first.values()].map((term) => {
    const problem = term.name === 'evt.dir' ? directionDeprecated : fieldDeprecated;
    return problem({ field: term.name }, placeOf(term.range));
  });
}

const NA_SENSITIVE: ReadonlySet<string> = new Set(['=', '==', '!=', 'in', 'intersects', 'pmatch']);

/** The first comparison of a Kubernetes audit field with `<NA>`: one warning for a rule. */
function unsafeNaChecks(tree: Expression): Diagnostic[] {
  for (const check of checksIn(tree)) {
    const field = fieldsOfTerm(check.left).at(-1)?.name;
    if (field === undefined || !/^(?:ka|jevt)\./.test(field) || !NA_SENSITIVE.has(check.operator)) continue;
    const constant = constantsOf(check).find(({ value }) => value === '<NA>');
    if (constant !== undefined) return [unsafeNaCheck({ field }, placeOf(constant.range))];
  }
  return [];
}
