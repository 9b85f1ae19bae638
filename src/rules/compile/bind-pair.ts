// A field against another field (or a transformed one) of the same event.
import type { Texts } from '../../capture/texts.js';
import { eventType } from '../../schema/events.js';
import type { Check } from '../condition/ast.js';
import { printCondition } from '../condition/print.js';
import { eventTypeNotConstant, rightFieldRefused } from '../diagnostics/type-problems.js';
import { reject } from '../diagnostic.js';
import { classOf, type Operator, type Scalar } from '../operators/operator.js';
import { placeOf } from './bind-term.js';
import type { Ask, Predicate } from './bound.js';
import { namesEventTypes } from './event-types.js';
import { openList, openScalar, type Input } from './input.js';
import { faster } from './rates.js';

/** Binds `left operator right` where right is a field or a transformer. */
export function bindFieldPair(check: Check, operator: Operator, left: Input, right: Input): Predicate {
  const typed = [left, right].flatMap(({ fields }) => fields).find(({ name }) => namesEventTypes(name));
  if (typed !== undefined) reject(eventTypeNotConstant({ field: typed.name }, placeOf(check.range)));
  const reason = refusal(check, operator, left, right);
  if (reason !== undefined) reject(rightFieldRefused({ reason }, placeOf(check.right!.range)));
  const impossible = (code: number): boolean => [left, right].some(({ on }) => on !== undefined && !on.has(eventType(code)!.name));
  return {
    kind: 'predicate', key: printCondition(check), rate: faster(left.rate, right.rate), cost: 6, subject: undefined, judge: undefined,
    fields: [...left.fields, ...right.fields],
    open: (texts) => openPair(operator, left, right, texts),
    decide: (code) => (impossible(code) ? false : undefined),
  };
}

function refusal(check: Check, operator: Operator, left: Input, right: Input): string | undefined {
  if (operator.compare === undefined) return `'${check.operator}' takes written values only`;
  const closed = [left, right].find(({ field, match }) => field?.noRightHandSide || match === 'any' || match === 'both ends');
  if (closed !== undefined) return `field ${closed.key} cannot be compared with another`;
  if (left.type !== right.type) return `${left.key} is of type ${left.type}, ${right.key} of type ${right.type}`;
  if (left.match !== right.match) return 'one is a list and the other is not';
  if (check.modifier !== undefined) return `'${check.modifier}' takes a written list`;
  return classOf(left.type) === 'net' ? 'address blocks have no values of their own' : undefined;
}

function openPair(operator: Operator, left: Input, right: Input, texts: Texts): Ask {
  return left.match === 'one' ? openSingles(operator, left, right, texts) : openLists(operator, left, right, texts);
}

function openSingles(operator: Operator, left: Input, right: Input, texts: Texts): Ask {
  const [readLeft, readRight] = [openScalar(left, texts), openScalar(right, texts)];
  const compare = operator.compare!;
  return (event) => {
    const value = readLeft(event);
    if (value === undefined) return false;
    const other = readRight(event);
    return other !== undefined && compare(value, other);
  };
}

function openLists(operator: Operator, left: Input, right: Input, texts: Texts): Ask {
  const [readLeft, readRight] = [openList(left, texts), openList(right, texts)];
  const every = operator.lists === 'every';
  return (event) => {
    const values = readLeft(event);
    const others = readRight(event);
    if (values === undefined || others === undefined) return false;
    const isMember = (value: Scalar): boolean => others.includes(value);
    return every ? values.every(isMember) : values.some(isMember);
  };
}
