// Which differences a comparison must not find: what `--fail-on` says.
import type { DifferenceKind } from './alert-difference.js';
import { differing, type Counts, type DiffReport } from './report.js';

type GateName = DifferenceKind | 'any' | 'rules';

export interface Gate {
  readonly name: GateName;
  /** So many are borne. */
  readonly most: number;
}

const COUNTED: { readonly [N in GateName]: (report: DiffReport) => number } = {
  added: ({ counts }) => counts.added,
  removed: ({ counts }) => counts.removed,
  changed: ({ counts }) => counts.changed,
  any: ({ counts }: { readonly counts: Counts }) => differing(counts),
  rules: ({ rules }) => rules.filter(({ change }) => change !== 'same').length,
};

export const GATES = Object.keys(COUNTED) as readonly GateName[];

/** `removed`, or `added=10`: more than ten are too many. Undefined for what is no gate. */
export function parseGate(text: string): Gate | undefined {
  const [, name = '', most = '0'] = /^([a-z]+)(?:=([0-9]{1,9}))?$/.exec(text) ?? [];
  return Object.hasOwn(COUNTED, name) ? { name: name as GateName, most: Number(most) } : undefined;
}

/** What is said of each gate that the report does not pass. */
export function tripped(report: DiffReport, gates: readonly Gate[]): readonly string[] {
  return gates.flatMap(({ name, most }) => {
    const found = COUNTED[name](report);
    return found > most ? [`--fail-on ${name}${most > 0 ? `=${most}` : ''}: there are ${found}`] : [];
  });
}
