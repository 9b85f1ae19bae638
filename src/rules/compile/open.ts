// Bound condition → a function that answers it for the current event.
//
// Parts of an `and` or `or` that change at the same rate are grouped and kept as one verdict, and parts about the same text
// as one table by text; what is left for each event is a few array reads. Grouping and order may change freely: asking has
// no effects, so only the cost differs.
import type { State } from '../../state/state.js';
import type { Extract, Rate } from '../field.js';
import { join, type Ask, type Asked, type Junction } from './bound.js';
import { poolOf, type Pool } from './pool.js';
import { keepByDescriptor, keepByLineage, keepByProcess, keepByText, keepForever } from './verdicts.js';

type KeptRate = 'process' | 'lineage' | 'descriptor';

interface Context {
  readonly state: State;
  readonly pool: Pool;
  /** The rate at which the verdict of what is being opened is already kept; `event`: not at all. */
  readonly within: Rate;
}

/** Opens a condition for a state; the same condition opened twice is one function. */
export function openCondition(bound: Asked, state: State): Ask {
  return open(bound, { state, pool: poolOf(state), within: 'event' });
}

function open(bound: Asked, context: Context): Ask {
  const { asks } = context.pool;
  const key = `${context.within} ${bound.key}`;
  const known = asks.get(key);
  if (known !== undefined) return known;
  const ask = build(bound, context);
  asks.set(key, ask);
  return ask;
}

function build(bound: Asked, context: Context): Ask {
  const { rate } = bound;
  if (rate === context.within || rate === 'event') return hasTable(bound) ? openTable(bound, context) : openParts(bound, context);
  const ask = open(bound, { ...context, within: rate });
  return rate === 'capture' ? keepForever(ask) : keep(ask, rate, context.pool);
}

function keep(ask: Ask, rate: KeptRate, pool: Pool): Ask {
  const slot = pool.slots[rate]++;
  const slots = { get count(): number { return pool.slots[rate]; } };
  switch (rate) {
    case 'process': return keepByProcess(ask, slot, slots);
    case 'lineage': return keepByLineage(ask, slot, slots);
    case 'descriptor': return keepByDescriptor(ask, slot, slots);
  }
}

/** Texts of slower inputs are judged seldom enough without a table. */
const hasTable = ({ subject, rate }: Asked): boolean => subject !== undefined && (rate === 'event' || rate === 'descriptor');

function openTable(bound: Asked, { state }: Context): Ask {
  return keepByText(bound.subject!.open(state.texts) as Extract, judgeOf(bound), state.texts);
}

/** The verdict of a condition about one text, from that text. */
function judgeOf(bound: Asked): (text: string | undefined) => boolean {
  switch (bound.kind) {
    case 'predicate': return (text) => text !== undefined && bound.judge!(text);
    case 'not': {
      const judge = judgeOf(bound.child);
      return (text) => !judge(text);
    }
    case 'and':
    case 'or': {
      const judges = bound.children.map(judgeOf);
      return bound.kind === 'and' ? (text) => judges.every((judge) => judge(text)) : (text) => judges.some((judge) => judge(text));
    }
  }
}

function openParts(bound: Asked, context: Context): Ask {
  switch (bound.kind) {
    case 'predicate': return bound.open(context.state.texts);
    case 'not': {
      const ask = open(bound.child, context);
      return (event) => !ask(event);
    }
    case 'and':
    case 'or': {
      const parts = grouped(bound, context).sort((a, b) => costOf(a, context) - costOf(b, context)).map((part) => open(part, context));
      return bound.kind === 'and' ? all(parts) : any(parts);
    }
  }
}

/** Children that are kept in the same place, joined. */
function grouped(bound: Junction, context: Context): Asked[] {
  const groups = new Map<string, Asked[]>();
  for (const child of bound.children) {
    const home = homeOf(child, context);
    groups.set(home, [...(groups.get(home) ?? []), child]);
  }
  if (groups.size === 1) return [...bound.children];
  return [...groups.values()].map((group) => join(bound.kind, group) as Asked);
}

function homeOf(child: Asked, { within }: Context): string {
  if (child.rate !== within && child.rate !== 'event') return child.rate;
  return hasTable(child) ? `text ${child.subject!.key}` : `own ${child.key}`;
}

const KEPT_COST: Readonly<Record<Rate, number>> = { capture: 0.5, process: 1, descriptor: 1.2, lineage: 1.6, event: 0 };

/** What only excludes is true of almost everything: it ends an `and` too seldom to be asked early. */
const EXCLUDES = 0.5;

function costOf(part: Asked, { within }: Context): number {
  if (part.rate !== within && part.rate !== 'event') return KEPT_COST[part.rate] + (part.kind === 'not' ? EXCLUDES : 0);
  return hasTable(part) ? 2 : part.cost;
}

function all(parts: readonly Ask[]): Ask {
  const [a, b, c, ...more] = parts as [Ask, Ask, Ask, ...Ask[]];
  if (parts.length === 2) return (event) => a(event) && b(event);
  if (parts.length === 3) return (event) => a(event) && b(event) && c(event);
  const rest = more.length === 1 ? more[0]! : all(more);
  return (event) => a(event) && b(event) && c(event) && rest(event);
}

function any(parts: readonly Ask[]): Ask {
  const [a, b, c, ...more] = parts as [Ask, Ask, Ask, ...Ask[]];
  if (parts.length === 2) return (event) => a(event) || b(event);
  if (parts.length === 3) return (event) => a(event) || b(event) || c(event);
  const rest = more.length === 1 ? more[0]! : any(more);
  return (event) => a(event) || b(event) || c(event) || rest(event);
}
