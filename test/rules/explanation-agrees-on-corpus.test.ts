// Explanations against the engine over real captures: random pairs of an event and a rule of any release of Falco's rules, and every
// kind of match. Each verdict is the engine's, the tree adds up to it, and each term's verdict follows from the value beside it.
//
// EXPLAIN_RELEASES=all asks every release of every capture, EXPLAIN_PAIRS=20 so many pairs at each event that is looked at.
import { basename } from 'node:path';
import { expect, test } from 'vitest';
import { openAnyCapture } from '../../src/capture/open-any.js';
import { createEngine, type Engine } from '../../src/rules/engine.js';
import { asksAbout } from '../../src/rules/explain/at-event.js';
import { askTerms, type AskedTree } from '../../src/rules/explain/terms.js';
import type { LoadedRule } from '../../src/rules/load/loaded-rule.js';
import { EVENT_CODES } from '../../src/schema/events.js';
import { createState } from '../../src/state/create-state.js';
import type { CurrentEvent } from '../../src/state/current-event.js';
import type { State } from '../../src/state/state.js';
import { walk } from '../../src/state/walk.js';
import { captures } from '../fidelity/corpus.js';
import { loadRelease, releaseNames, type Release } from '../fidelity/releases.js';
import { complaint, valueComplaint } from './explanation-holds.js';
import { pick, randomFrom, type Random } from './random-conditions.js';

const PAIRS = Number(process.env['EXPLAIN_PAIRS'] ?? 2);
const ALL = process.env['EXPLAIN_RELEASES'] === 'all';
/** Matches of a rule in one capture that are looked at. */
const MATCHES = ALL ? 40 : 3;

const paths = captures();
const names = paths.length === 0 ? [] : releaseNames();
const loaded = new Map<string, Release>();

/** The releases that a capture is asked about: all, or one in turn and the probes. */
function releasesFor(index: number): readonly Release[] {
  const chosen = ALL ? names : ['probes', names[index % names.length]!];
  return [...new Set(chosen)].map((name) => {
    const release = loaded.get(name) ?? loadRelease(name);
    loaded.set(name, release);
    return release;
  });
}

/** Rules of a release that are asked of events, and what was found about them. */
class Asked {
  readonly engine: Engine;
  pairs = 0;
  matched = 0;
  readonly found: string[] = [];
  private readonly trees = new Map<LoadedRule, AskedTree>();
  private readonly byCode = new Map<number, readonly LoadedRule[]>();
  private readonly seen = new Map<LoadedRule, number>();

  constructor(private readonly release: Release, private readonly state: State, private readonly random: Random) {
    this.engine = createEngine(release.rules, state, { matching: 'all' });
  }

  see(event: CurrentEvent, chosen: boolean): void {
    const { code } = event.type;
    const matches = this.engine.wants[code] ? this.engine.evaluate(event) : [];
    for (const rule of matches) if (this.isNew(rule)) this.compare(rule, event, true);
    if (!chosen) return;
    const asking = this.askingAbout(code);
    const some = asking.length <= PAIRS ? asking : Array.from({ length: PAIRS }, () => pick(this.random, asking));
    for (const rule of [...some, pick(this.random, this.release.rules)]) this.compare(rule, event, matches.includes(rule));
  }

  private isNew(rule: LoadedRule): boolean {
    const count = (this.seen.get(rule) ?? 0) + 1;
    this.seen.set(rule, count);
    return count <= MATCHES;
  }

  private askingAbout(code: number): readonly LoadedRule[] {
    const known = this.byCode.get(code) ?? this.release.rules.filter((rule) => asksAbout(rule, code));
    this.byCode.set(code, known);
    return known;
  }

  private compare(rule: LoadedRule, event: CurrentEvent, matches: boolean): void {
    const tree = this.trees.get(rule) ?? askTerms(rule.condition, this.state);
    this.trees.set(rule, tree);
    this.pairs++;
    if (matches) this.matched++;
    const wrong = complaint(tree, event, matches) ?? valueComplaint(tree, event);
    const where = `${this.release.name} ${rule.name} at ${event.block.num(event.index)} (${event.type.name})`;
    if (wrong !== undefined) this.found.push(`${where}: ${wrong}`);
  }
}

/** Events are looked at more seldom the longer the capture is. */
const SELDOMER = ALL ? 1.01 : 1.1;

function ask(path: string, releases: readonly Release[], random: Random): readonly Asked[] {
  const capture = openAnyCapture(path);
  const state = createState(capture.header, capture.texts);
  const asked = releases.map((release) => new Asked(release, state, random));
  let [seen, next, gap] = [0, 0, 1];
  walk(capture, state, {
    wants: new Uint8Array(EVENT_CODES).fill(1), needs: new Set(asked.flatMap(({ engine }) => [...engine.needs])),
    see(event) {
      const chosen = seen++ >= next;
      if (chosen) next = seen + random(Math.ceil(gap *= SELDOMER));
      for (const one of asked) one.see(event, chosen);
    },
  });
  capture.close();
  return asked;
}

const told = { pairs: 0, matched: 0 };

test.each(paths.map((path, index) => [basename(path), path, index] as const))('%s', (_, path, index) => {
  for (const { pairs, matched, found } of ask(path, releasesFor(index), randomFrom(index + 1))) {
    expect(found.slice(0, 5)).toEqual([]);
    told.pairs += pairs;
    told.matched += matched;
  }
}, 3_600_000);

test.skipIf(paths.length === 0)('there were many pairs, of matches as well', () => {
  if (ALL) console.log(`${told.pairs} pairs of an event and a rule, ${told.matched} of them matches`);
  expect(told.pairs).toBeGreaterThan(3_000);
  expect(told.matched).toBeGreaterThan(300);
});
