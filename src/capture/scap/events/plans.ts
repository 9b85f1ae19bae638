// What becomes of an event of some code with some number of parameters: its code of today, and where each of its parameters
// comes from. All that `upgrades.ts` says about it, followed through once.
import { eventType } from '../../../schema/events.js';
import { EVENT_STANDINGS, LARGE_EVENTS, PARAM_COUNTS } from './event-facts.js';
import { CHECKS, type Check } from './checked-enters.js';
import { ONES_AT, ZEROS_AT } from '../bytes/byte-window.js';
import { UPGRADES, type Upgrade } from './upgrades.js';

/** Where a parameter comes from. `index` counts from 0. */
export type Source =
  | { readonly from: 'event'; readonly index: number }
  /** From the thread's enter event, if that was of this code and has it. */
  | { readonly from: 'enter'; readonly index: number; readonly code: number; readonly otherwise: Constant }
  | Constant
  /** Put together of the fields that the oldest container events had. */
  | { readonly from: 'container' };

/** Bytes that each arena begins with (see byte-window.ts). */
interface Constant { readonly from: 'constant'; readonly at: number; readonly length: number }

export interface Plan {
  readonly code: number;
  readonly sources: readonly Source[];
  /** Parameters have 32-bit lengths. */
  readonly wide: boolean;
  /** Is counted as an event. */
  readonly seen: boolean;
  /** Is an event of ours. Enter events are not, but some are counted. */
  readonly ours: boolean;
  /** Waits for the exit event to take its parameters over. */
  readonly stored: boolean;
  /** Waits for the exit event to be checked against it. */
  readonly checked: boolean;
  /** How the event is checked against its enter event. */
  readonly check: Check | undefined;
}

/** More rounds than any chain of rules has. */
const MOST_ROUNDS = 50;
/** More parameters than any event has that a rule is about. */
const MOST_PARAMS = 63;

/** Events of old captures that told of dropping in two halves; ours is the second. */
const RENAMED: Readonly<Record<number, number>> = { 148: 149 };

const constant = (at: number, length: number): Constant => ({ from: 'constant', at, length });
const EMPTY = constant(ZEROS_AT, 0);
const CONSTANTS: Readonly<Record<string, Constant>> = {
  empty: EMPTY, zero1: constant(ZEROS_AT, 1), zero2: constant(ZEROS_AT, 2), zero4: constant(ZEROS_AT, 4), zero8: constant(ZEROS_AT, 8),
  none: constant(ONES_AT, 4),
};

/** An event's own parameters in their order; shared, since a hostile file may make plans for all there is. */
const OWN: readonly Source[] = Array.from({ length: MOST_PARAMS }, (_, index) => ({ from: 'event', index }));

const keyOf = (code: number, params: number): number => code * (MOST_PARAMS + 1) + params;
const RULES: ReadonlyMap<number, Upgrade> = new Map(UPGRADES.map((row) => [keyOf(row[0], row[1]), row]));

/** All plans that were needed so far, by number. */
export const PLANS: Plan[] = [];
/** By code, number of parameters, and whether blocks are old: the number of the plan plus 1. */
const numbers = new Uint16Array(2 * keyOf(EVENT_STANDINGS.length, 0));

/** The number of the plan for an event of this code with so many parameters. `old`: as written before 2018. */
export function planOf(code: number, params: number, old: boolean): number {
  const key = 2 * keyOf(code, params < MOST_PARAMS ? params : MOST_PARAMS) + (old ? 1 : 0);
  const known = numbers[key];
  if (known !== 0) return known - 1;
  return (numbers[key] = PLANS.push(planned(followed(code, Math.min(params, MOST_PARAMS)), !old && LARGE_EVENTS[code] === 1))) - 1;
}

type Followed = Omit<Plan, 'wide'>;

/** Written in one place, so that all plans have one shape: a scan asks them of every event. */
const planned = ({ code, sources, seen, ours, stored, checked, check }: Followed, wide: boolean): Plan =>
  ({ code, sources, wide, seen, ours, stored, checked, check });

const ended = (code: number, sources: readonly Source[], seen: boolean, stored: boolean): Followed => {
  const today = RENAMED[code] ?? code;
  return {
    code: today, sources, seen, stored, ours: seen && eventType(today) !== undefined,
    checked: seen && CHECKS[today + 1] !== undefined, check: CHECKS[today],
  };
};

function followed(code: number, params: number): Followed {
  let sources = OWN.slice(0, params);
  for (let round = 0; round < MOST_ROUNDS; round++) {
    if (isCurrent(code, sources.length)) return ended(code, sources, true, false);
    const rule = RULES.get(keyOf(code, sources.length));
    if (rule === undefined) break;
    if (rule.length === 3) return ended(code, sources, rule[2] !== 'store', rule[2] !== 'pass');
    sources = followOn(code, sources, rule[3]);
    code = rule[2];
  }
  return ended(code, [], false, false);
}

function isCurrent(code: number, params: number): boolean {
  const standing = EVENT_STANDINGS[code];
  return standing === 'current' || (standing === 'upgradable' && (code & 1) === 1 && params === PARAM_COUNTS[code]);
}

/** The sources that a rule's words name, where those before it were `before`. */
const followOn = (code: number, before: readonly Source[], words: string): Source[] =>
  words.split(' ').filter((word) => word !== '').flatMap((word) => sourcesOf(word, code, before));

function sourcesOf(word: string, code: number, before: readonly Source[]): Source[] {
  if (word === 'container-json') return [{ from: 'container' }];
  const own = /^O(\d+)(?:-(\d+))?$/.exec(word);
  if (own) return range(Number(own[1]), Number(own[2] ?? own[1])).map((i) => before[i] ?? EMPTY);
  const [enter, otherwise] = word.startsWith('E') ? word.split('|') : ['', word];
  if (enter === '') return [CONSTANTS[otherwise]];
  return [{ from: 'enter', index: Number(enter.slice(1)), code: code - 1, otherwise: CONSTANTS[otherwise] }];
}

/** These numbers and all between. */
const range = (from: number, to: number): number[] => Array.from({ length: to - from + 1 }, (_, i) => from + i);
