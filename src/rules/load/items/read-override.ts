// The `override` key: which keys of an item add to, or take the place of, those of an earlier item.
import { reject } from '../../diagnostic.js';
import { wrongValue } from '../../diagnostics/file-problems.js';
import {
  appendAndOverride, badOverride, cannotAppend, cannotReplace, keyNotOverridden, overriddenKeyMissing,
} from '../../diagnostics/item-problems.js';
import type { YamlEntry, YamlMap } from '../../yaml/node.js';
import { keysOf, type ItemType } from './item-keys.js';
import { boolAt, hasKey, valueAt } from './item-values.js';

export type Override = 'append' | 'replace';

/** Overridden keys with what is done to them; empty where the item overrides nothing. */
export function readOverrides(item: YamlMap, type: ItemType): ReadonlyMap<string, Override> {
  const node = valueAt(item, 'override');
  const overrides = new Map<string, Override>();
  // Falco goes over what there is to go over, which of a word is nothing.
  if (node === undefined || node.kind === 'null' || node.kind === 'scalar') return overrides;
  if (node.kind !== 'map') return reject(wrongValue({ key: 'override', expected: 'a mapping of keys to append or replace' }, node.place));
  for (const { key, keyPlace, value } of node.entries) {
    const allowed = keysOf(type)[key]?.override ?? [];
    const operation = value.kind === 'scalar' ? value.value.text : '';
    if (operation !== 'append' && operation !== 'replace') {
      return reject(badOverride({ key, allowed: allowed.join(', ') || 'none' }, value.place));
    }
    if (!allowed.includes(operation)) {
      const replaceable = allowed.includes('replace');
      reject(operation === 'append' ? cannotAppend({ key, replaceable }, keyPlace) : cannotReplace({ key }, keyPlace));
    }
    overrides.set(key, operation);
  }
  if (overrides.size > 0 && boolAt(item, 'append')) reject(appendAndOverride({}, node.place));
  return overrides;
}

/** What is overridden must be there. */
export function checkOverridden(item: YamlMap, overrides: ReadonlyMap<string, Override>): void {
  for (const { key, keyPlace } of mapAt(item, 'override')) {
    const operation = overrides.get(key);
    if (operation !== undefined && !hasKey(item, key)) reject(overriddenKeyMissing({ key, operation }, keyPlace));
  }
}

const mapAt = (item: YamlMap, key: string): readonly YamlEntry[] => {
  const node = valueAt(item, key);
  return node?.kind === 'map' ? node.entries : [];
};

/** Of a rule that overrides something, every key that could be overridden must say how. */
export function checkAllOverridden(item: YamlMap, overrides: ReadonlyMap<string, Override>): void {
  for (const { key, keyPlace } of item.entries) {
    if (keysOf('rule')[key]?.override !== undefined && !overrides.has(key)) reject(keyNotOverridden({ key }, keyPlace));
  }
}
