// A rule item with `override`: which keys of an earlier rule it adds to, and which it replaces.
import { reject } from '../../diagnostic.js';
import { nothingToAppendTo, nothingToReplace } from '../../diagnostics/item-problems.js';
import { meant } from '../../nearest.js';
import type { YamlMap } from '../../yaml/node.js';
import type { CollectedRule, ItemContext, Reading } from '../collection.js';
import { boolAt, requiredText, unsignedAt } from './item-values.js';
import { readExceptions } from './read-exceptions.js';
import { appended } from './read-macro.js';
import { checkAllOverridden, checkOverridden, type Override } from './read-override.js';
import { addExceptions, knownRule, priorityOf, tagsOf } from './rule-values.js';

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
export function overrideRule(
  item: YamlMap, overrides: ReadonlyMap<string, Override>, source: string | undefined, context: ItemContext, reading: Reading,
): void {
  const { name, place } = context;
  const { rules } = reading.collection;
  checkOverridden(item, overrides);
  const keys = (operation: Override): string[] => [...overrides].filter(([, one]) => one === operation).map(([key]) => key);
  const [appends, replaces] = [keys('append'), keys('replace')];
  const hint = meant(name, rules.keys());
  const missing = appends.length > 0 ? nothingToAppendTo({ kind: 'rule', hint }, place) : nothingToReplace({ hint }, place);
  // Falco looks at the source where the condition is overridden.
  const rule = knownRule(rules, name, overrides.has('condition') ? source : undefined, place) ?? reject(missing);
  rule.visibility = reading.collection.counter++;
  for (const key of appends) APPENDS[key]!(rule, item, context, reading);
  for (const key of replaces) REPLACES[key]!(rule, item, context, reading);
  checkAllOverridden(item, overrides);
}
