// rule items: new ones, redefinitions, and the three ways to change an earlier one (append, override, a bare `enabled`).
import { reject, type Within } from '../diagnostic.js';
import { badPriority, keyMissing } from '../diagnostics/file-problems.js';
import { appendsNothing, nothingToAppendTo, nothingToEnable, nothingToReplace, sourceChanged } from '../diagnostics/item-problems.js';
import { appendDeprecated, enabledDeprecated, unknownSource } from '../diagnostics/rule-warnings.js';
import { meant } from '../nearest.js';
import { parsePriority, PRIORITIES, type Priority } from '../priority.js';
import { trimTraced } from '../traced-text.js';
import type { YamlMap } from '../yaml/node.js';
import type { CollectedRule, ItemContext, Reading } from './collection.js';
import { boolAt, hasKey, requiredText, sequenceAt, textAt, textsOf, unsignedAt, valueAt } from './item-values.js';
import { mergeExceptions, readExceptions } from './read-exceptions.js';
import { appended } from './read-macro.js';
import { readOverrides, type Override } from './read-override.js';

const DEFAULT_SOURCE = 'syscall';

/** Defines a rule, or changes an earlier one. */
export function readRule(item: YamlMap, context: ItemContext, reading: Reading): void {
  const overrides = readOverrides(item, 'rule');
  if (overrides.size > 0) return overrideRule(item, overrides, context, reading);
  if (boolAt(item, 'append')) return appendToRule(item, context, reading);
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
  const source = sourceOf(item);
  const unknown = !knownSources.has(source);
  const known = collection.rules.get(name);
  if (known !== undefined && known.source !== source) reject(sourceChanged({}, place));
  if (unknown) report(unknownSource({ source }, place));
  const visibility = collection.counter++;
  collection.rules.set(name, {
    name, place, within, source, unknownSource: unknown, visibility, index: known?.index ?? visibility,
    ...texts, priority: priorityOf(item),
    conditionWithin: withinOf(item, 'condition', 'rule condition'), outputWithin: withinOf(item, 'output', 'rule output'),
    enabled: boolAt(item, 'enabled') ?? true,
    capture: boolAt(item, 'capture') ?? false, captureDuration: unsignedAt(item, 'capture_duration') ?? 0,
    warnEventTypes: boolAt(item, 'warn_evttypes') ?? true, skipIfUnknown: boolAt(item, 'skip-if-unknown-filter') ?? false,
    tags: tagsOf(item), exceptions: readExceptions(item, { adding: false, known: [], unknownSource: unknown }, reading),
  });
}

/** An empty source is as good as none. */
function sourceOf(item: YamlMap): string {
  const value = valueAt(item, 'source');
  return value?.kind === 'scalar' && value.value.text !== '' ? value.value.text : DEFAULT_SOURCE;
}

const withinOf = (item: YamlMap, key: string, type: string): Within[] => [{ type, name: '', place: valueAt(item, key)!.place }];

function priorityOf(item: YamlMap): Priority {
  const { text } = requiredText(item, 'priority');
  const hint = (): string | undefined => meant(text.toUpperCase(), PRIORITIES.map((name) => name.toUpperCase()));
  return parsePriority(text) ?? reject(badPriority({ priority: text, hint: hint() }, valueAt(item, 'priority')!.place));
}

function tagsOf(item: YamlMap): ReadonlySet<string> {
  const tags = sequenceAt(item, 'tags');
  return new Set(tags === undefined ? [] : textsOf(tags, 'tags').map(({ text }) => text));
}

/** `append: true`: adds to condition and exceptions, whatever else the item says. */
function appendToRule(item: YamlMap, context: ItemContext, reading: Reading): void {
  const { name, place } = context;
  const { collection: { rules }, report } = reading;
  report(appendDeprecated({ key: 'condition' }, place));
  const condition = textAt(item, 'condition');
  if (condition === undefined && !hasKey(item, 'exceptions')) reject(appendsNothing({}, place));
  const rule = rules.get(name) ?? reject(nothingToAppendTo({ kind: 'rule', hint: meant(name, rules.keys()) }, place));
  rule.visibility = reading.collection.counter++;
  if (condition !== undefined) rule.condition = appended(rule.condition, condition, context);
  addExceptions(rule, item, reading);
}

function addExceptions(rule: CollectedRule, item: YamlMap, reading: Reading): void {
  const { exceptions: known, unknownSource: isUnknown } = rule;
  rule.exceptions = mergeExceptions(known, readExceptions(item, { adding: true, known, unknownSource: isUnknown }, reading));
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

type Change = (rule: CollectedRule, item: YamlMap, context: ItemContext, reading: Reading) => void;

const APPENDS: Readonly<Record<string, Change>> = {
  condition: (rule, item, context) => { rule.condition = appended(rule.condition, requiredText(item, 'condition'), context); },
  output: (rule, item, context) => { rule.output = appended(rule.output, requiredText(item, 'output'), context); },
  desc: (rule, item) => { rule.description += ` ${requiredText(item, 'desc').text}`; },
  tags: (rule, item) => { rule.tags = new Set([...rule.tags, ...tagsOf(item)]); },
  exceptions: (rule, item, _, reading) => addExceptions(rule, item, reading),
};

const REPLACES: Readonly<Record<string, Change>> = {
  condition: (rule, item) => { rule.condition = requiredText(item, 'condition'); },
  output: (rule, item) => { rule.output = requiredText(item, 'output'); },
  desc: (rule, item) => { rule.description = requiredText(item, 'desc').text; },
  priority: (rule, item) => { rule.priority = priorityOf(item); },
  tags: (rule, item) => { rule.tags = tagsOf(item); },
  exceptions: (rule, item, _, reading) => {
    rule.exceptions = readExceptions(item, { adding: false, known: [], unknownSource: rule.unknownSource }, reading);
  },
  enabled: (rule, item) => { rule.enabled = boolAt(item, 'enabled')!; },
  capture: (rule, item) => { rule.capture = boolAt(item, 'capture')!; },
  capture_duration: (rule, item) => { rule.captureDuration = unsignedAt(item, 'capture_duration')!; },
  warn_evttypes: (rule, item) => { rule.warnEventTypes = boolAt(item, 'warn_evttypes')!; },
  'skip-if-unknown-filter': (rule, item) => { rule.skipIfUnknown = boolAt(item, 'skip-if-unknown-filter')!; },
};

/** All appends first, then all replaces. */
function overrideRule(item: YamlMap, overrides: ReadonlyMap<string, Override>, context: ItemContext, reading: Reading): void {
  const { name, place } = context;
  const { rules } = reading.collection;
  const keys = (operation: Override): string[] => [...overrides].filter(([, one]) => one === operation).map(([key]) => key);
  const [appends, replaces] = [keys('append'), keys('replace')];
  const hint = meant(name, rules.keys());
  const missing = appends.length > 0 ? nothingToAppendTo({ kind: 'rule', hint }, place) : nothingToReplace({ hint }, place);
  const rule = rules.get(name) ?? reject(missing);
  rule.visibility = reading.collection.counter++;
  for (const key of appends) APPENDS[key]!(rule, item, context, reading);
  for (const key of replaces) REPLACES[key]!(rule, item, context, reading);
}
