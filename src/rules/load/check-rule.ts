// What is checked of a rule once its condition is a tree: that it binds, and what it does that is probably not meant.
import { bindCondition } from '../compile/bind.js';
import { placeOf, type Vocabulary } from '../compile/bind-term.js';
import { eventNames } from '../compile/prefilter.js';
import type { Expression, FieldTerm } from '../condition/ast.js';
import { fieldsIn } from '../condition/fields-in.js';
import { seenFrom, type Diagnostic } from '../diagnostic.js';
import { containerInfoDeprecated, directionDeprecated, fieldDeprecated, manyEventTypes } from '../diagnostics/rule-warnings.js';
import type { CollectedRule } from './collection.js';

/** Falco counts codes and warns above 100; every name has two, entering and leaving. */
const MANY_NAMES = 50;

/** Warnings about a rule that is sound. Problems of its condition are thrown. */
export function checkRule(rule: CollectedRule, tree: Expression, vocabulary: Vocabulary): Diagnostic[] {
  bindCondition(tree, vocabulary);
  const { within, conditionWithin, place } = rule;
  const warnings = deprecatedFields(tree, vocabulary).map((warning) =>
    seenFrom(warning, ...within, ...conditionWithin, { type: 'condition expression', name: '', place: warning.place }));
  if (rule.output.text.includes('%container.info')) warnings.push(seenFrom(containerInfoDeprecated({}, place), ...within));
  if (rule.warnEventTypes && eventNames(tree).length > MANY_NAMES) warnings.push(seenFrom(manyEventTypes({}, place), ...within));
  return warnings;
}

/** One warning for each deprecated field, at its first mention. */
function deprecatedFields(tree: Expression, vocabulary: Vocabulary): Diagnostic[] {
  const first = new Map<string, FieldTerm>();
  for (const term of fieldsIn(tree)) if (!first.has(term.name)) first.set(term.name, term);
  return [...first.values()].filter((term) => isDeprecated(term, vocabulary)).map((term) => {
    const problem = term.name === 'evt.dir' ? directionDeprecated : fieldDeprecated;
    return problem({ field: term.name }, placeOf(term.range));
  });
}

function isDeprecated({ name }: FieldTerm, vocabulary: Vocabulary): boolean {
  const resolved = vocabulary.resolve(name);
  return !('error' in resolved) && resolved.field.deprecated === true;
}
