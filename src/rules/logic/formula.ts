// A condition at events of one code, as claims that hold or do not: negations are pushed inwards, and what the code decides
// is folded away.
import { bindCondition } from '../compile/bind.js';
import type { Bound } from '../compile/bound.js';
import { specialise } from '../compile/specialise.js';
import type { Check, Expression } from '../condition/ast.js';
import { FIELD_VOCABULARY } from '../field-vocabulary.js';
import { claimOf, type Claim } from './claim.js';

export interface Literal { readonly kind: 'literal'; readonly claim: Claim; readonly holds: boolean }
export interface AllOf { readonly kind: 'and'; readonly parts: readonly Formula[] }
export interface AnyOf { readonly kind: 'or'; readonly parts: readonly Formula[] }
export type Formula = Literal | AllOf | AnyOf | boolean;

/** The condition, or its opposite, at events of this code. Its macros are expanded, and it is known to be sound. */
export function formulaOf(tree: Expression, wanted: boolean, code: number): Formula {
  switch (tree.kind) {
    case 'not': return formulaOf(tree.child, !wanted, code);
    case 'and':
    case 'or': {
      const parts = tree.children.map((child) => formulaOf(child, wanted, code));
      return (tree.kind === 'and') === wanted ? allOf(parts) : anyOf(parts);
    }
    case 'check': return literalOf(tree, wanted, code);
    case 'macro': throw new Error(`macro ${tree.name} was not expanded`);
  }
}

export function allOf(parts: readonly Formula[]): Formula {
  if (parts.includes(false)) return false;
  const left = parts.filter((part) => part !== true);
  return left.length === 0 ? true : left.length === 1 ? left[0]! : { kind: 'and', parts: left };
}

function anyOf(parts: readonly Formula[]): Formula {
  if (parts.includes(true)) return true;
  const left = parts.filter((part) => part !== false);
  return left.length === 0 ? false : left.length === 1 ? left[0]! : { kind: 'or', parts: left };
}

interface Known { readonly bound: Bound; readonly claim: Claim }

const known = new WeakMap<Check, Known>();

function literalOf(check: Check, holds: boolean, code: number): Formula {
  let one = known.get(check);
  if (one === undefined) known.set(check, (one = { bound: bindCondition(check, FIELD_VOCABULARY), claim: claimOf(check) }));
  const special = specialise(one.bound, code);
  return special.kind === 'constant' ? special.value === holds : { kind: 'literal', claim: one.claim, holds };
}
