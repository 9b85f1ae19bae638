// MITRE ATT&CK by the tags of rules: which techniques have rules, and which of these were seen firing.
import type { Coverage, RuleResult } from '../result.js';

export interface Technique {
  /** `T1003.008`. */
  readonly id: string;
  /** Tactics that the rules name beside it: `credential access`. */
  readonly tactics: readonly string[];
  readonly rules: readonly RuleResult[];
  /** Alerts of all of them. */
  readonly fired: number;
}

const TECHNIQUE = /^(?:mitre_)?(T\d{4}(?:\.\d{3})?)$/i;
const TACTIC = /^mitre_(?!t\d{4})(.+)$/i;

/** The techniques that rules are tagged with, in order of their numbers. */
export function techniquesOf({ rules }: Coverage): readonly Technique[] {
  const byId = new Map<string, RuleResult[]>();
  for (const rule of rules) {
    for (const id of techniqueIds(rule)) byId.set(id, [...(byId.get(id) ?? []), rule]);
  }
  return [...byId].sort(([a], [b]) => (a < b ? -1 : 1)).map(([id, tagged]) => ({
    id, rules: tagged, fired: tagged.reduce((sum, { fired }) => sum + fired, 0),
    tactics: [...new Set(tagged.flatMap(({ tags }) => tags.flatMap(tacticOf)))],
  }));
}

/** Names of rules that name no technique. */
export const untagged = ({ rules }: Coverage): readonly string[] =>
  rules.filter((rule) => techniqueIds(rule).length === 0).map(({ name }) => name);

const techniqueIds = ({ tags }: RuleResult): readonly string[] =>
  [...new Set(tags.flatMap((tag) => TECHNIQUE.exec(tag)?.[1]?.toUpperCase() ?? []))];

function tacticOf(tag: string): readonly string[] {
  const name = TACTIC.exec(tag)?.[1];
  return name === undefined ? [] : [name.replaceAll('_', ' ')];
}

/** Where ATT&CK tells of it. */
export const addressOf = ({ id }: Technique): string => `https://attack.mitre.org/techniques/${id.replace('.', '/')}/`;
