// Rules of one event code in groups with a gate: what must be true of the process, or of the descriptor, for any of them to match.
//
// Most events satisfy no rule, and that is usually plain from the process or the descriptor alone: `/home/ann/notes` is none
// of the files that twenty rules are about. One kept verdict says so for all twenty.
import type { State } from '../../state/state.js';
import { join, type Ask, type Asked, type Bound } from './bound.js';
import { openCondition } from './open.js';

export interface Candidate<R> {
  readonly rule: R;
  readonly condition: Asked;
}

export interface Group<R> {
  /** False: no rule of the group matches. undefined: every one must be asked. */
  readonly gate: Ask | undefined;
  readonly rules: readonly R[];
}

// The descriptor first: what a rule says of it is rarer than what it says of the process.
const GATED = ['descriptor', 'process'] as const;

/** Groups rules by what a gate can be made of. */
export function groupByGate<R>(candidates: readonly Candidate<R>[], state: State): Group<R>[] {
  const groups = new Map<string, { parts: Bound[]; rules: R[] }>();
  for (const { rule, condition } of candidates) {
    const part = gateOf(condition);
    const home = part?.rate ?? 'none';
    const group = groups.get(home) ?? { parts: [], rules: [] };
    groups.set(home, group);
    group.rules.push(rule);
    if (part !== undefined) group.parts.push(part);
  }
  return [...groups.values()].map(({ parts, rules }) => ({ rules, gate: rules.length > 1 ? openGate(parts, state) : undefined }));
}

function openGate(parts: readonly Bound[], state: State): Ask | undefined {
  const gate = join('or', parts);
  return gate.kind === 'constant' ? undefined : openCondition(gate, state);
}

/** The part of a condition that must be true and changes seldom; parts that only exclude are true too often to be one. */
function gateOf(condition: Asked): Asked | undefined {
  const parts = condition.kind === 'and' ? condition.children : [condition];
  for (const rate of GATED) {
    const kept = parts.filter((part) => part.rate === rate);
    if (kept.some(({ kind }) => kind !== 'not')) return join('and', kept) as Asked;
  }
  return undefined;
}
