// What items say of rules, whichever way they define or change them.
import { reject } from '../../diagnostic.js';
import { badPriority, wrongValue } from '../../diagnostics/file-problems.js';
import { sourceChanged } from '../../diagnostics/item-problems.js';
import { meant } from '../../nearest.js';
import { parsePriority, PRIORITIES, type Priority } from '../../priority.js';
import type { Place } from '../../traced-text.js';
import type { YamlMap } from '../../yaml/node.js';
import type { CollectedRule, Reading } from '../collection.js';
import { requiredText, sequenceAt, textsOf, valueAt } from './item-values.js';
import { mergeExceptions, readExceptions } from './read-exceptions.js';

/** What an item says of a rule's source; of one that changes an earlier rule it may be empty. */
export function sourceOf(item: YamlMap): string | undefined {
  const value = valueAt(item, 'source');
  if (value === undefined || value.kind === 'null' || (value.kind === 'scalar' && value.value.text === '')) return undefined;
  return value.kind === 'scalar' ? value.value.text : reject(wrongValue({ key: 'source', expected: 'a text' }, value.place));
}

/** The rule of that name, if there is one, whose source must be this one if the item names one. */
export function knownRule(
  rules: ReadonlyMap<string, CollectedRule>, name: string, source: string | undefined, place: Place,
): CollectedRule | undefined {
  const rule = rules.get(name);
  if (rule !== undefined && source !== undefined && rule.source !== source) reject(sourceChanged({}, place));
  return rule;
}

export function priorityOf(item: YamlMap): Priority {
  const { text } = requiredText(item, 'priority');
  const hint = (): string | undefined => meant(text.toUpperCase(), PRIORITIES.map((name) => name.toUpperCase()));
  return parsePriority(text) ?? reject(badPriority({ priority: text, hint: hint() }, valueAt(item, 'priority')!.place));
}

export function tagsOf(item: YamlMap): ReadonlySet<string> {
  const tags = sequenceAt(item, 'tags');
  return new Set(tags === undefined ? [] : textsOf(tags, 'tags').map(({ text }) => text));
}

export function addExceptions(rule: CollectedRule, item: YamlMap, reading: Reading): void {
  const { exceptions: known, unknownSource: isUnknown } = rule;
  rule.exceptions = mergeExceptions(known, readExceptions(item, { adding: true, known, unknownSource: isUnknown }, reading));
}
