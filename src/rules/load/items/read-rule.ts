// rule items: new ones, redefinitions, and the three ways to change an earlier one (append, override, a bare `enabled`).
import { reject, type Within } from '../../diagnostic.js';
import { keyMissing } from '../../diagnostics/file-problems.js';
import { appendsNothing, nothingToAppendTo, nothingToEnable } from '../../diagnostics/item-problems.js';
import { appendDeprecated, enabledDeprecated, unknownSource } from '../../diagnostics/rule-warnings.js';
import { meant } from '../../nearest.js';
import { trimTraced } from '../../traced-text.js';
import type { YamlMap } from '../../yaml/node.js';
import type { ItemContext, Reading } from '../collection.js';
import { boolAt, hasKey, requiredText, textAt, unsignedAt, valueAt } from './item-values.js';
import { overrideRule } from './override-rule.js';
import { readExceptions } from './read-exceptions.js';
import { appended } from './read-macro.js';
import { readOverrides } from './read-override.js';
import { addExceptions, knownRule, priorityOf, sourceOf, tagsOf } from './rule-values.js';

const DEFAULT_SOURCE = 'syscall';

/** Defines a rule, or changes an earlier one. */
export function readRule(item: YamlMap, context: ItemContext, reading: Reading): void {
  const source = sourceOf(item);
  const legacy = boolAt(item, 'append') ?? false;
  if (legacy) reading.report(appendDeprecated({ key: 'condition' }, context.place));
  const overrides = readOverrides(item, 'rule');
  if (overrides.size > 0) return overrideRule(item, overrides, source, context, reading);
  if (legacy) return appendToRule(item, source, context, reading);
  if (['condition', 'output', 'desc', 'priority'].some((key) => hasKey(item, key))) return defineRule(item, context, reading);
  toggleRule(item, context, reading);
}

function defineRule(item: YamlMap, context: ItemContext, reading: Reading): void {
  const { name, place, within } = context;
  const { collection, knownSources, report } = reading;
  const texts = {
    condition: requiredText(item, 'condition'), output: trimTraced(requiredText(item, 'output')),
    description: requiredText(item, 'desc').text,
  };
  const priority = priorityOf(item);
  const source = textAt(item, 'source')?.text ?? DEFAULT_SOURCE;
  const unknown = !knownSources.has(source);
  const settings = settingsOf(item);
  const known = knownRule(collection.rules, name, source, place);
  if (unknown) report(unknownSource({ source }, place));
  const exceptions = readExceptions(item, { adding: false, known: [], unknownSource: unknown }, reading);
  const visibility = collection.counter++;
  collection.rules.set(name, {
    name, place, within, source, unknownSource: unknown, visibility, index: known?.index ?? visibility,
    ...texts, priority, ...settings, exceptions,
    conditionWithin: withinOf(item, 'condition', 'rule condition'), outputWithin: withinOf(item, 'output', 'rule output'),
  });
}

const settingsOf = (item: YamlMap) => ({
  enabled: boolAt(item, 'enabled') ?? true,
  capture: boolAt(item, 'capture') ?? false, captureDuration: unsignedAt(item, 'capture_duration') ?? 0,
  warnEventTypes: boolAt(item, 'warn_evttypes') ?? true, skipIfUnknown: boolAt(item, 'skip-if-unknown-filter') ?? false,
  tags: tagsOf(item),
});

const withinOf = (item: YamlMap, key: string, type: string): Within[] => [{ type, name: '', place: valueAt(item, key)!.place }];

/** `append: true`: adds to condition and exceptions, whatever else the item says. */
function appendToRule(item: YamlMap, source: string | undefined, context: ItemContext, reading: Reading): void {
  const { name, place } = context;
  const { rules } = reading.collection;
  const condition = textAt(item, 'condition');
  const rule = knownRule(rules, name, source, place)
    ?? reject(nothingToAppendTo({ kind: 'rule', hint: meant(name, rules.keys()) }, place));
  if (condition === undefined && !hasKey(item, 'exceptions')) reject(appendsNothing({}, place));
  rule.visibility = reading.collection.counter++;
  if (condition !== undefined) rule.condition = appended(rule.condition, condition, context);
  addExceptions(rule, item, reading);
}

/** A rule with nothing but `enabled`. */
function toggleRule(item: YamlMap, { name, place }: ItemContext, reading: Reading): void {
  const { collection: { rules }, report } = reading;
  const enabled = boolAt(item, 'enabled');
  // Without `enabled` this is a rule whose author forgot everything; the first missing key says so best.
  if (enabled === undefined) return reject(keyMissing({ key: 'condition' }, place));
  report(enabledDeprecated({}, place));
  const rule = rules.get(name) ?? reject(nothingToEnable({ hint: meant(name, rules.keys()) }, place));
  rule.visibility = reading.collection.counter++;
  rule.enabled = enabled;
}
