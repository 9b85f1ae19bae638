// list items.
import { reject } from '../../diagnostic.js';
import { keyMissing } from '../../diagnostics/file-problems.js';
import { nothingToAppendTo } from '../../diagnostics/item-problems.js';
import { appendDeprecated, invalidListName } from '../../diagnostics/rule-warnings.js';
import { meant } from '../../nearest.js';
import type { YamlMap } from '../../yaml/node.js';
import type { ItemContext, Reading } from '../collection.js';
import { boolAt, sequenceAt, textsOf } from './item-values.js';
import { readOverrides } from './read-override.js';

const NAME = /^[^()"' \t\n\v\f\r=,]+$/;

/** Defines a list, or appends to one. */
export function readList(item: YamlMap, { name, place, within }: ItemContext, reading: Reading): void {
  const { collection: { lists }, report } = reading;
  if (!NAME.test(name)) report(invalidListName({}, place));
  const sequence = sequenceAt(item, 'items') ?? reject(keyMissing({ key: 'items' }, place));
  const items = textsOf(sequence, 'items');
  const legacy = boolAt(item, 'append') ?? false;
  if (legacy) report(appendDeprecated({ key: 'items' }, place));
  const overrides = readOverrides(item, 'list');
  const visibility = reading.collection.counter++;
  const known = lists.get(name);
  if (legacy || overrides.get('items') === 'append') {
    if (known === undefined) return reject(nothingToAppendTo({ kind: 'list', hint: meant(name, lists.keys()) }, place));
    known.items = [...known.items, ...items];
    known.visibility = visibility;
    return;
  }
  lists.set(name, { name, within, place, items, index: known?.index ?? visibility, visibility });
}
