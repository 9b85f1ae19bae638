// What is checked of a rule once its condition is a tree: that it binds, and what it does that is probably not meant.
import { bindCondition } from '../compile/bind.js';
import type { Vocabulary } from '../compile/bind-term.js';
import { fieldsOf } from '../compile/facts-needed.js';
import type { Bound } from '../compile/bound.js';
import { eventNames } from '../compile/prefilter.js';
import type { Expression } from '../condition/ast.js';
import { seenFrom, type Diagnostic } from '../diagnostic.js';
import { containerInfoDeprecated, directionDeprecated, fieldDeprecated, manyEventTypes } from '../diagnostics/rule-warnings.js';
import type { CollectedRule } from './collection.js';

/** Falco counts codes and warns above 100; every name has two, entering and leaving. */
const MANY_NAMES = 50;

/** Warnings about a rule that is sound. Problems of its condition are thrown. */
export function checkRule(rule: CollectedRule, tree: Expression, vocabulary: Vocabulary): Diagnostic[] {
  const bound = bindCondition(tree, vocabulary);
  const { within, conditionWithin, place } = rule;
  const [condition] = conditionWithin;
  const inCondition = [...within, ...conditionWithin, { type: 'condition expression', name: '', place: condition?.place }];
  const warnings: Diagnostic[] = [];
  for (const problem of deprecatedFields(bound)) warnings.push(seenFrom(problem(condition?.place), ...inCondition));
  if (rule.output.text.includes('%container.info')) warnings.push(seenFrom(containerInfoDeprecated({}, place), ...within));
  if (rule.warnEventTypes && eventNames(tree).length > MANY_NAMES) warnings.push(seenFrom(manyEventTypes({}, place), ...within));
  return warnings;
}

function deprecatedFields(bound: Bound): ((place: Diagnostic['place']) => Diagnostic)[] {
  const names = new Set(fieldsOf(bound).filter(({ deprecated }) => deprecated).map(({ name }) => name));
  return [...names].map((field) => (place) => (field === 'evt.dir' ? directionDeprecated({}, place) : fieldDeprecated({ field }, place)));
}
