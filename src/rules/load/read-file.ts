// One file → changes to the collection. Reading stops at the first error.
import { inside, reject, seenFrom, type Diagnostic, type Within } from '../diagnostic.js';
import { notMapping, notSequence, scalarDocument, unknownItem, unknownKey } from '../diagnostics/file-problems.js';
import { meant } from '../nearest.js';
import type { Source } from '../traced-text.js';
import type { YamlMap, YamlNode } from '../yaml/node.js';
import { readYaml } from '../yaml/read-yaml.js';
import type { ItemContext, Reading } from './collection.js';
import { ITEM_TYPES, keysOf, type ItemType } from './items/item-keys.js';
import { hasKey, requiredText, valueAt } from './items/item-values.js';
import { readList } from './items/read-list.js';
import { readMacro } from './items/read-macro.js';
import { readRule } from './items/read-rule.js';
import { readEngineVersion, readPluginVersions } from './items/read-versions.js';

type ReadItem = (item: YamlMap, context: ItemContext, reading: Reading) => void;

const READERS: { readonly [T in ItemType]: ReadItem } = {
  required_engine_version: readEngineVersion,
  required_plugin_versions: readPluginVersions,
  list: readList,
  macro: readMacro,
  rule: readRule,
};

/** Falco's outermost place: the file as a whole. */
export const contentOf = (source: Source): Within => ({ type: 'rules content', name: '', place: { source, offset: 0, length: 0 } });

/** Reads a file into the collection; its first error is thrown as a `Rejection`. */
export function readFile(source: Source, reading: Reading): void {
  const content = contentOf(source);
  inside([content], () => {
    for (const document of readYaml(source)) readDocument(document, content, reading);
  });
}

function readDocument(document: YamlNode, content: Within, reading: Reading): void {
  if (document.kind === 'scalar') reject(scalarDocument({}, document.place));
  if (document.kind !== 'sequence') return reject(notSequence({}, document.place));
  for (const item of document.items) {
    if (item.kind === 'null') continue;
    if (item.kind !== 'map') {
      return inside([{ type: 'rules content item', name: '', place: item.place }], () => reject(notMapping({}, item.place)));
    }
    readItem(item, content, reading);
  }
}

function readItem(item: YamlMap, content: Within, reading: Reading): void {
  const type = ITEM_TYPES.find((one) => hasKey(item, one));
  if (type === undefined) {
    const within: Within = { type: 'rules content item', name: '', place: item.place };
    return reading.report(seenFrom(unknownItem({}, item.place), content, within));
  }
  const self: Within = { type, name: nameOf(item, type), place: item.place };
  const warn = (warning: Diagnostic): void => reading.report(seenFrom(warning, content, self));
  inside([self], () => {
    // A version is a value; the others are names, and a nameless item is nothing.
    const name = type.startsWith('required_') ? '' : requiredText(item, type).text;
    READERS[type](item, { name, place: item.place, within: [content, self] }, { ...reading, report: warn });
    warnUnknownKeys(item, type, warn);
  });
}

function nameOf(item: YamlMap, type: ItemType): string {
  const value = valueAt(item, type);
  return value?.kind === 'scalar' && !type.startsWith('required_') ? value.value.text : '';
}

function warnUnknownKeys(item: YamlMap, type: ItemType, warn: (warning: Diagnostic) => void): void {
  const known = keysOf(type);
  for (const { key, keyPlace } of item.entries) {
    if (!Object.hasOwn(known, key)) warn(unknownKey({ key, hint: meant(key, Object.keys(known)) }, keyPlace));
  }
}
