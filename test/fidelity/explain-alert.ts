// Whether two alerts differ in nothing but what docs/compatibility.md lists.
import type { LoadedRule } from '../../src/rules/load/loaded-rule.js';
import { rowFor, WORD_DEVIATIONS } from './deviations.js';

export interface Told {
  readonly time: string;
  readonly rule: string;
  readonly priority: string;
  readonly output: string;
  readonly fields: Readonly<Record<string, unknown>>;
}

/** The rows that explain all differences between two alerts of a rule; undefined where something is left. */
export function rowsFor(falco: Told, ours: Told, rule: LoadedRule): readonly string[] | undefined {
  const names = Object.keys({ ...falco.fields, ...ours.fields }).filter((name) => shown(falco, name) !== shown(ours, name));
  const rows = [...names.map((name) => rowOfField(name, falco, ours)), ...wordRows(falco, ours, names, rule)];
  return falco.priority === ours.priority && rows.every((row) => row !== undefined) ? [...new Set(rows)] : undefined;
}

const rowOfField = (field: string, falco: Told, ours: Told): string | undefined => rowFor({
  field, falco: falco.fields[field] ?? null, ours: ours.fields[field] ?? null, falcos: falco.fields, oursAll: ours.fields,
});

const shown = ({ fields }: Told, name: string): string => {
  const value = fields[name] ?? null;
  return value === null ? '<NA>' : typeof value === 'string' ? value : JSON.stringify(value);
};

/** Both outputs word by word: what is not the same must be the value of a field that is not, or a listed word. */
function wordRows(falco: Told, ours: Told, names: readonly string[], rule: LoadedRule): (string | undefined)[] {
  const [theirs, own] = [falco.output.split(' '), ours.output.split(' ')];
  if (theirs.length !== own.length) return [undefined];
  const differing = theirs.map((word, at) => [word, own[at]!] as const).filter(([a, b]) => a !== b);
  return differing.flatMap(([a, b]) => {
    if (names.some((name) => a.replace(shown(falco, name), '') === b.replace(shown(ours, name), ''))) return [];
    return [WORD_DEVIATIONS.find(({ explains }) => explains(a, b, rule))?.row];
  });
}
