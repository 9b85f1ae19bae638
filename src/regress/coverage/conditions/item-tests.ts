// The values that a test is written with, one by one: items of lists, and of exceptions.
import { bindCondition } from '../../../rules/compile/bind.js';
import { placeOf } from '../../../rules/compile/bind-term.js';
import type { Bound } from '../../../rules/compile/bound.js';
import type { Check, Constant } from '../../../rules/condition/ast.js';
import { constantsOf } from '../../../rules/condition/checks-in.js';
import { printConstant } from '../../../rules/condition/print.js';
import { FIELD_VOCABULARY } from '../../../rules/field-vocabulary.js';
import type { Ledger } from '../ledger.js';
import type { Owner, Part } from '../part.js';
import type { Places } from '../places.js';

/** One value, and the test as it would be with this value alone. */
export interface ItemTest {
  readonly part: Part;
  readonly check: Check;
  readonly bound: Bound;
}

/**
 * The items that a check compares with.
 * @param least values that stand in the check itself are items of its owner where there are so many; fewer are the test itself
 */
export function itemsOf(check: Check, owner: Owner, { ledger, places }: { ledger: Ledger; places: Places }, least: number): ItemTest[] {
  const constants = constantsOf(check);
  return constants.flatMap((item) => {
    const place = placeOf(item.range);
    const list = places.list(place);
    if (list === undefined && constants.length < least) return [];
    const part = ledger.part({ kind: 'item', text: printConstant(item), place, owner: list ?? owner });
    const alone = withOnly([item], check);
    return [{ part, check: alone, bound: bindCondition(alone, FIELD_VOCABULARY) }];
  });
}

/** The check with only these of its values. */
export function withOnly(items: readonly Constant[], check: Check): Check {
  const [first] = items;
  const right = check.right!.kind === 'constants' || first === undefined
    ? { kind: 'constants' as const, items, range: check.right!.range } : first;
  return { ...check, right };
}
