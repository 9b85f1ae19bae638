// Mutants that no event could tell from the rule, as far as that can be shown: because of what types of events are, or because the
// values that would have to be there are ruled out by what else must hold.
import { bindCondition } from '../../../rules/compile/bind.js';
import { join, negate, type Bound, type Predicate } from '../../../rules/compile/bound.js';
import { codesOf } from '../../../rules/compile/specialise.js';
import type { Check } from '../../../rules/condition/ast.js';
import { constantsOf } from '../../../rules/condition/checks-in.js';
import { printCheckHead, printCondition } from '../../../rules/condition/print.js';
import { shortened } from '../../../rules/explain/look.js';
import { FIELD_VOCABULARY } from '../../../rules/field-vocabulary.js';
import { canContain, canShow } from './flag-values.js';
import type { Mutant } from '../mutants/mutants.js';
import type { Literal } from '../mutations/mutation.js';

/** Operators that a value satisfies only if it is listed. */
const LISTS_VALUES: ReadonlySet<string> = new Set(['=', '==', 'in']);

type Ways = readonly (readonly Literal[])[];

/** Why nothing can tell the mutant from the rule; undefined where something might. */
export function whyEquivalent({ versions }: Pick<Mutant, 'versions'>): string | undefined {
  const ways: Ways = versions.flatMap(({ tells }) => tells);
  const reasons = ways.map(whyImpossible);
  return reasons.every((reason) => reason !== undefined) ? [...new Set(reasons)].join('; ') : undefined;
}

function whyImpossible(literals: readonly Literal[]): string | undefined {
  const checks = literals.flatMap(checksThatMustBe);
  const codes = codesOf(join('and', literals.map(boundOf)));
  if (!codes.some((code) => checks.every((check) => canBeSo(check, checks, code)))) {
    return 'no type of event has all that would tell them apart';
  }
  for (const check of checks) {
    const reason = check.wanted ? whyNoValue(check, checks) : undefined;
    if (reason !== undefined) return reason;
  }
  return undefined;
}

function boundOf({ tree, wanted }: Literal): Bound {
  const bound = bindCondition(tree, FIELD_VOCABULARY);
  return wanted ? bound : negate(bound);
}

/** Whether a check can have its verdict for events of a code, beside the others, by what parameters can show. */
function canBeSo({ check, wanted }: WantedCheck, others: readonly WantedCheck[], code: number): boolean {
  const values = constantsOf(check).map(({ value }) => value);
  if (!wanted || values.length === 0) return true;
  if (LISTS_VALUES.has(check.operator)) return values.some((value) => canShow(code, check, value));
  if (check.operator !== 'contains' || check.modifier !== undefined) return true;
  const refused = others.filter((other) => !other.wanted && isSameTest(check, other.check)).flatMap((other) => constantsOf(other.check));
  return refused.every((refusal) => canContain(code, check, values[0]!, refusal.value));
}

const isSameTest = (a: Check, b: Check): boolean => printCheckHead(a) === printCheckHead(b);

interface WantedCheck {
  readonly check: Check;
  readonly wanted: boolean;
  /** Only of checks on one text. */
  readonly predicate: Predicate;
}

/** Single tests on a text that must have one verdict for the whole to hold; alternatives are left out. */
function checksThatMustBe({ tree, wanted }: Literal): WantedCheck[] {
  switch (tree.kind) {
    case 'not': return checksThatMustBe({ tree: tree.child, wanted: !wanted });
    case 'and':
    case 'or': return (tree.kind === 'and') === wanted ? tree.children.flatMap((child) => checksThatMustBe({ tree: child, wanted })) : [];
    case 'macro': return [];
    case 'check': {
      const predicate = bindCondition(tree, FIELD_VOCABULARY);
      return predicate.kind === 'predicate' && predicate.judge !== undefined ? [{ check: tree, wanted, predicate }] : [];
    }
  }
}

/** Where a check lists the values that there can be, and others refuse each of them. */
function whyNoValue({ check, predicate }: WantedCheck, others: readonly WantedCheck[]): string | undefined {
  if (!LISTS_VALUES.has(check.operator) || check.modifier !== undefined || check.right?.kind === 'field') return undefined;
  const values = constantsOf(check).map(({ value }) => value);
  // Addresses and the like are not written as they are kept.
  if (!values.every((value) => predicate.judge!(value))) return undefined;
  const same = others.filter((other) => other.predicate.subject!.key === predicate.subject!.key);
  const refusals = values.map((value) => same.find((other) => other.predicate.judge!(value) !== other.wanted));
  if (refusals.length === 0 || refusals.some((refusal) => refusal === undefined)) return undefined;
  const [{ check: refusing, wanted }] = refusals as [WantedCheck];
  return shortened(`${printCondition(check)} and ${wanted ? '' : 'not '}${printCondition(refusing)} cannot both be`, 160);
}
