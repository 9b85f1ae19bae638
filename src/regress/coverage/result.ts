// Coverage as it is reported: plain data, every part with its place in the YAML and what is known of it.
import type { Diagnostic } from '../../rules/diagnostic.js';
import { positionOf, snippetOf } from '../../rules/render-diagnostic.js';
import { unrecordedFor } from '../../rules/unrecorded.js';
import type { Suite } from '../suite/read-suite.js';
import type { Evidence } from './evidence.js';
import { deadReasons } from './proofs/dead-parts.js';
import { explanationsFrom, type Explanations } from './explanations.js';
import type { Firings } from './gather/firings.js';
import type { Gathering } from './gather/gathering.js';
import { lacking, type Fact, type Owner, type Part, type PartKind } from './part.js';
import { noteImplied } from './proofs/implied-rules.js';
import { shadowOf, type Shadow } from './shadow.js';

export interface PartResult {
  readonly kind: PartKind;
  readonly text: string;
  readonly owner: Owner;
  readonly file: string;
  /** From 1. */
  readonly line: number;
  readonly column: number;
  /** The line as it is written, and below it a mark where the part stands. */
  readonly snippet: string;
  /** How often it was seen, by event and rule, until nothing was left to be seen. */
  readonly seen: Readonly<Record<Fact, number>>;
  /** What must be seen for it to be covered. */
  readonly wanted: readonly Fact[];
  /** What of this was not. */
  readonly lacking: readonly Fact[];
  /** Why no event can show that. */
  readonly dead: string | undefined;
  /** Why a suite leaves it uncovered. */
  readonly explained: string | undefined;
}

export interface RuleResult {
  readonly name: string;
  readonly tags: readonly string[];
  readonly fired: number;
  /** Events at which no rule before it fired. */
  readonly first: number;
  readonly shadow: Shadow | undefined;
  /** Calls that it asks about and that no capture recorded. */
  readonly unrecorded: readonly string[];
}

export interface Coverage {
  /** By file and place. */
  readonly parts: readonly PartResult[];
  /** By name, in the order of their places. */
  readonly rules: readonly RuleResult[];
  readonly evidence: Evidence;
  /** What is wrong with explanations of suites. */
  readonly problems: readonly Diagnostic[];
}

/** Ends a gathering; `suites` say what is left uncovered on purpose. */
export function coverageOf(gathering: Gathering, evidence: Evidence, suites: readonly Suite[] = []): Coverage {
  const parts = gathering.parts();
  const explanations = explanationsFrom(suites, parts);
  const dead = deadReasons(gathering.planned.flat());
  noteImplied(gathering);
  return {
    parts: parts.map((part) => resultOf(part, dead.get(part), explanations)), evidence, problems: explanations.problems,
    rules: parts.flatMap((part) => ruleResult(part, gathering.firings.get(part), evidence)),
  };
}

function resultOf(part: Part, dead: string | undefined, explanations: Explanations): PartResult {
  const { kind, text, owner, place, wanted, seen } = part;
  const { line, column } = positionOf(place.source, place.offset);
  return {
    kind, text, owner, file: place.source.name, line, column, snippet: snippetOf(place), wanted, seen,
    lacking: lacking(part), dead: part.uses === 0 ? 'no enabled rule uses it' : dead, explained: explanations.of(part),
  };
}

function ruleResult({ text: name }: Part, firings: Firings | undefined, { recorded }: Evidence): RuleResult[] {
  if (firings === undefined) return [];
  const { rule, fired, first } = firings;
  const unrecorded = unrecordedFor([rule], [...recorded]).get(name) ?? [];
  return [{ name, tags: rule.tags, fired, first, shadow: shadowOf(firings), unrecorded }];
}

/** Whether it counts as covered; what is explained does not count at all. */
export const isCovered = ({ lacking: { length } }: Pick<PartResult, 'lacking'>): boolean => length === 0;

export interface Share {
  readonly covered: number;
  /** Without those that are explained. */
  readonly total: number;
  readonly explained: number;
}

/** How much of these parts is covered. */
export function shareOf(parts: readonly PartResult[]): Share {
  const covered = parts.filter(isCovered).length;
  const explained = parts.filter((part) => !isCovered(part) && part.explained !== undefined).length;
  return { covered, explained, total: parts.length - explained };
}

/** In per cent; of nothing, all is covered. */
export const percentOf = ({ covered, total }: Share): number => (total === 0 ? 100 : (100 * covered) / total);
