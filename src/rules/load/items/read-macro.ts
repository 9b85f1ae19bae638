// macro items.
import { reject } from '../../diagnostic.js';
import { nothingToAppendTo } from '../../diagnostics/item-problems.js';
import { appendDeprecated, invalidMacroName } from '../../diagnostics/rule-warnings.js';
import { meant } from '../../nearest.js';
import { joinTraced, tracedAt, type TracedText } from '../../traced-text.js';
import type { YamlMap } from '../../yaml/node.js';
import type { ItemContext, Reading } from '../collection.js';
import { boolAt, requiredText, valueAt } from './item-values.js';
import { readOverrides } from './read-override.js';

const NAME = /^[a-zA-Z]+[a-zA-Z0-9_]*$/;

/** Two texts with a blank between: how conditions, outputs and descriptions are appended. */
export const appended = (old: TracedText, more: TracedText, context: Pick<ItemContext, 'place'>): TracedText =>
  joinTraced([old, tracedAt(context.place, ' '), more]);

/** Defines a macro, or appends to the condition of one. */
export function readMacro(item: YamlMap, context: ItemContext, reading: Reading): void {
  const { name, place, within } = context;
  const { collection: { macros }, report } = reading;
  if (!NAME.test(name)) report(invalidMacroName({}, place));
  const condition = requiredText(item, 'condition');
  const legacy = boolAt(item, 'append') ?? false;
  if (legacy) report(appendDeprecated({ key: 'condition' }, place));
  const overrides = readOverrides(item, 'macro');
  const visibility = reading.collection.counter++;
  const known = macros.get(name);
  if (legacy || overrides.get('condition') === 'append') {
    if (known === undefined) return reject(nothingToAppendTo({ kind: 'macro', hint: meant(name, macros.keys()) }, place));
    known.condition = appended(known.condition, condition, context);
    known.visibility = visibility;
    return;
  }
  const conditionWithin = [{ type: 'macro condition', name: '', place: valueAt(item, 'condition')!.place }];
  macros.set(name, { name, within, place, condition, conditionWithin, index: known?.index ?? visibility, visibility });
}
