// Rules of one event code, seven at a time: which of them the process and the descriptor leave possible, as bits of a byte.
//
// Most events satisfy no rule, and that is usually plain from the process or the descriptor alone: `/home/ann/notes` is none
// of the files that twenty rules are about. A byte with the thread, one with the descriptor, and one `and` say so for seven
// rules at once; only those that are left are asked.
import type { CurrentEvent } from '../../state/current-event.js';
import type { State } from '../../state/state.js';
import { join, type Ask, type Asked } from './bound.js';
import { openCondition } from './open.js';
import { poolOf } from './pool.js';
import { keepBitsByDescriptor, keepBitsByProcess, type Bits } from './verdicts.js';

/** The eighth bit says that a byte has been worked out. */
const RULES_A_BYTE = 7;

export interface Candidate<R> {
  readonly rule: R;
  /** undefined: always true. */
  readonly condition: Asked | undefined;
}

export interface Sieve<R> {
  readonly rules: readonly R[];
  /** A bit for each rule. */
  readonly all: number;
  /** What the process alone leaves of them, kept with its threads; undefined where it says nothing of any. */
  readonly byProcess: Bits | undefined;
  /** The rules that may still match, a bit each (and bits beyond that mean nothing). */
  possible(event: CurrentEvent): number;
}

/** Puts rules behind sieves, in their order. */
export function sieves<R>(candidates: readonly Candidate<R>[], state: State): Sieve<R>[] {
  const found: Sieve<R>[] = [];
  for (let start = 0; start < candidates.length; start += RULES_A_BYTE) {
    const some = candidates.slice(start, start + RULES_A_BYTE);
    const conditions = some.map(({ condition }) => condition);
    found.push({ rules: some.map(({ rule }) => rule), ...sieveOf(conditions, state) });
  }
  return found;
}

function sieveOf(conditions: readonly (Asked | undefined)[], state: State): Omit<Sieve<never>, 'rules'> {
  const all = (1 << conditions.length) - 1;
  const process = bitsOf(conditions, 'process', state);
  const descriptor = bitsOf(conditions, 'descriptor', state);
  return { all, byProcess: process, possible: possibleOf(all, process, descriptor) };
}

function possibleOf(all: number, process: Bits | undefined, descriptor: Bits | undefined): (event: CurrentEvent) => number {
  if (process === undefined) return descriptor === undefined ? () => all : (event) => descriptor(event) & all;
  if (descriptor === undefined) return (event) => process(event) & all;
  // The process first: it is nearly always the same as before, while descriptors come and go.
  return (event) => {
    const left = process(event) & all;
    return left === 0 ? 0 : left & descriptor(event);
  };
}

/** The bits of a rate; undefined where no condition depends on it. Rules of several event codes share them. */
function bitsOf(conditions: readonly (Asked | undefined)[], rate: 'process' | 'descriptor', state: State): Bits | undefined {
  const parts = conditions.map((condition) => partOf(condition, rate));
  if (parts.every((part) => part === undefined)) return undefined;
  const pool = poolOf(state);
  const key = `${rate} ${parts.map((part) => part?.key ?? '').join(' | ')}`;
  const known = pool.bits.get(key);
  if (known !== undefined) return known;
  const asks: (Ask | undefined)[] = parts.map((part) => part && openCondition(part, state));
  const slot = pool.slots[rate]++;
  const slots = { get count(): number { return pool.slots[rate]; } };
  const bits = rate === 'process' ? keepBitsByProcess(asks, slot, slots) : keepBitsByDescriptor(asks, slot, slots);
  pool.bits.set(key, bits);
  return bits;
}

/** What a condition needs of this rate for it to be true; undefined if nothing. */
function partOf(condition: Asked | undefined, rate: 'process' | 'descriptor'): Asked | undefined {
  if (condition === undefined) return undefined;
  const parts = condition.kind === 'and' ? condition.children : [condition];
  const kept = parts.filter((part) => part.rate === rate);
  return kept.length === 0 ? undefined : join('and', kept) as Asked;
}
