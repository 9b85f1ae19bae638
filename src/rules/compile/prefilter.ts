// The set of event codes that Falco derives from a condition before it runs (rules-language 7): enter and exit codes alike, and
// coarser than what specialising finds. Rules are warned about by this set, and listed with it.
import { EVENT_TYPES } from '../../schema/events.js';
import type { Check, Expression } from '../condition/ast.js';
import { EVENT_NAMES, namesEventTypes } from './event-types.js';

// A set of event names is a number with a bit for each. Calls without an event of their own are the generic event.
const NAMES = Object.keys(EVENT_TYPES);
const BITS = new Map(NAMES.map((name, index) => [name, 1n << BigInt(index)]));
const UNIVERSE = (1n << BigInt(NAMES.length)) - 1n;

const bitOf = (name: string): bigint => BITS.get(name) ?? (EVENT_NAMES.has(name) ? BITS.get('syscall')! : 0n);

/** Names of the events that Falco would ask a rule about. */
export function eventNames(tree: Expression): string[] {
  const { plain } = namesOf(tree);
  return NAMES.filter((name) => (plain & bitOf(name)) !== 0n);
}

interface Names {
  readonly plain: bigint;
  readonly negated: bigint;
}

const NEUTRAL: Names = { plain: UNIVERSE, negated: UNIVERSE };

const both = (a: Names, b: Names): Names => ({ plain: a.plain & b.plain, negated: a.negated | b.negated });
const either = (a: Names, b: Names): Names => ({ plain: a.plain | b.plain, negated: a.negated & b.negated });

function namesOf(tree: Expression): Names {
  switch (tree.kind) {
    case 'and': return tree.children.map(namesOf).reduce(both);
    case 'or': return tree.children.map(namesOf).reduce(either);
    case 'not': {
      const { plain, negated } = namesOf(tree.child);
      return { plain: negated, negated: plain };
    }
    case 'check': return namesOfCheck(tree);
    case 'macro': return NEUTRAL;
  }
}

function namesOfCheck({ left, operator, right }: Check): Names {
  if (left.kind !== 'field' || !namesEventTypes(left.name)) return NEUTRAL;
  if (right?.kind !== 'constant' && right?.kind !== 'constants') return NEUTRAL;
  const values = right.kind === 'constant' ? [right] : right.items;
  const named = values.reduce((bits, { value }) => bits | bitOf(value), 0n);
  if (operator === '!=') return { plain: UNIVERSE & ~named, negated: named };
  return operator === '=' || operator === '==' || operator === 'in' ? { plain: named, negated: UNIVERSE & ~named } : NEUTRAL;
}
