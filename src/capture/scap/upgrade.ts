// Brings events of old captures up to date, rule by rule, and moves the arguments of enter events into exit events.
import { containerJson } from './container-json.js';
import { EVENT_STANDINGS, PARAM_COUNTS } from './event-facts.js';
import { UPGRADES, type Upgrade } from './upgrades.js';

/** What changes of an event. */
export interface Shape {
  readonly code: number;
  readonly params: readonly Buffer[];
}

type Source = (own: readonly Buffer[], enter: readonly Buffer[] | undefined) => Buffer;

type Rule =
  | { readonly action: 'store' | 'store and pass' | 'pass' }
  | { readonly action: 'become'; readonly code: number; readonly sources: readonly Source[] };

/** More rounds than any chain of rules has. */
const MOST_ROUNDS = 50;

const DEFAULTS: Readonly<Record<string, Buffer>> = {
  empty: Buffer.alloc(0), zero1: Buffer.alloc(1), zero2: Buffer.alloc(2), zero4: Buffer.alloc(4), zero8: Buffer.alloc(8),
  none: Buffer.alloc(4, 0xff),
};

const keyOf = (code: number, params: number): number => code * 64 + params;
const RULES: ReadonlyMap<number, Rule> = new Map(UPGRADES.map((row) => [keyOf(row[0], row[1]), ruleOf(row)]));

function ruleOf(row: Upgrade): Rule {
  if (row.length === 3) return { action: row[2] };
  return { action: 'become', code: row[2], sources: row[3].split(' ').filter((word) => word !== '').flatMap(sourcesOf) };
}

function sourcesOf(word: string): Source[] {
  if (word === 'container-json') return [containerJson];
  const own = /^O(\d+)(?:-(\d+))?$/.exec(word);
  if (own) return range(Number(own[1]), Number(own[2] ?? own[1])).map((i) => (params) => params[i] ?? DEFAULTS['empty']);
  const [from, otherwise] = word.startsWith('E') ? word.split('|') : ['', word];
  const value = DEFAULTS[otherwise];
  if (from === '') return [() => value];
  const index = Number(from.slice(1));
  return [(_, enter) => enter?.[index] ?? value];
}

/** These numbers and all between. */
function range(from: number, to: number): number[] {
  return Array.from({ length: to - from + 1 }, (_, i) => from + i);
}

export class Upgrader {
  /** Enter events whose exit event is still to come, by thread. */
  private readonly enters = new Map<number, Shape>();

  /** The event as today's recorders would write it; undefined when it is not one that is seen. */
  upgrade(tid: number, event: Shape): Shape | undefined {
    let shape = event;
    for (let round = 0; round < MOST_ROUNDS; round++) {
      if (isCurrent(shape)) return shape;
      const rule = RULES.get(keyOf(shape.code, shape.params.length));
      if (rule === undefined) return undefined;
      if (rule.action === 'become') {
        shape = { code: rule.code, params: this.paramsOf(rule.sources, tid, shape) };
        continue;
      }
      if (rule.action !== 'pass') this.enters.set(tid, copied(shape));
      return rule.action === 'store' ? undefined : shape;
    }
    return undefined;
  }

  private paramsOf(sources: readonly Source[], tid: number, { code, params }: Shape): Buffer[] {
    const enter = this.enters.get(tid);
    const matching = enter?.code === code - 1 ? enter.params : undefined;
    return sources.map((source) => source(params, matching));
  }

  /** The thread's exit event has been dealt with: what its enter event said is used up. */
  forget(tid: number): void {
    this.enters.delete(tid);
  }
}

function isCurrent({ code, params }: Shape): boolean {
  const standing = EVENT_STANDINGS[code];
  if (standing === 'current') return true;
  return standing === 'upgradable' && (code & 1) === 1 && params.length === PARAM_COUNTS[code];
}

/** A copy that outlives the block that the event came in. */
export const copied = ({ code, params }: Shape): Shape => ({ code, params: params.map((param) => Buffer.from(param)) });
