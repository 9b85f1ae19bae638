// The `exceptions` of a rule item.
import { inside, reject, type Within } from '../../diagnostic.js';
import {
  compsLength, compsShape, exceptionTwice, fieldsNeeded, newExceptionIncomplete, noValues, onlyValuesAppend, singleComparison,
  unknownComparison, unknownExceptionField,
} from '../../diagnostics/exception-problems.js';
import { keyEmpty, keyMissing, notMapping } from '../../diagnostics/file-problems.js';
import { meant } from '../../nearest.js';
import { GRAMMAR } from '../../condition/vocabulary.js';
import type { TracedText } from '../../traced-text.js';
import type { YamlMap, YamlNode, YamlScalar } from '../../yaml/node.js';
import type { ExceptionEntry, Reading, RuleException } from '../collection.js';
import { hasKey, requiredText, sequenceAt, textAt, valueAt } from './item-values.js';

interface Mode {
  /** The item adds to a rule, whose exceptions are known. */
  readonly adding: boolean;
  readonly known: readonly RuleException[];
  /** Fields of sources that nobody provides cannot be checked. */
  readonly unknownSource: boolean;
}

/** The exceptions of an item; those that only add values to known ones have the fields of these. */
export function readExceptions(item: YamlMap, mode: Mode, reading: Reading): RuleException[] {
  const node = valueAt(item, 'exceptions');
  if (node === undefined || node.kind === 'null') return [];
  const exceptions: RuleException[] = [];
  inside([{ type: 'exceptions', name: '', place: node.place }], () => {
    for (const element of sequenceAt(item, 'exceptions')!.items) {
      const within: Within = { type: 'exception', name: nameOf(element), place: element.place };
      const exception = inside([within], () => readException(element, mode, exceptions, reading));
      if (exceptions.some(({ name }) => name === exception.name)) reading.report(exceptionTwice({ name: exception.name }, element.place));
      exceptions.push(exception);
    }
  });
  return exceptions;
}

function nameOf(element: YamlNode): string {
  const name = element.kind === 'map' ? valueAt(element, 'name') : undefined;
  return name?.kind === 'scalar' ? name.value.text : '';
}

function readException(element: YamlNode, mode: Mode, before: readonly RuleException[], reading: Reading): RuleException {
  if (element.kind !== 'map') return reject(notMapping({}, element.place));
  const name = requiredText(element, 'name').text;
  const known = mode.adding ? [...mode.known, ...before].find((one) => one.name === name) : undefined;
  if (mode.adding && !hasKey(element, 'values')) reading.report(noValues({}, element.place));
  if (known !== undefined) return readMoreValues(element, known);
  if (!says(element, 'fields')) reject(fieldsProblem(element, mode));
  const exception = readNew(element, name, mode, reading);
  if (mode.adding && exception.values.length === 0) reject(newExceptionIncomplete({}, element.place));
  return exception;
}

/** Whether there is something under the key: a null, a mapping and an empty sequence are as good as nothing. */
function says(element: YamlMap, key: string): boolean {
  const value = valueAt(element, key);
  return value?.kind === 'scalar' || (value?.kind === 'sequence' && value.items.length > 0);
}

const fieldsProblem = (element: YamlMap, { adding }: Mode): ReturnType<typeof fieldsNeeded> =>
  (adding || hasKey(element, 'fields') ? fieldsNeeded({}, element.place) : keyMissing({ key: 'fields' }, element.place));

function readMoreValues(element: YamlMap, known: RuleException): RuleException {
  if (says(element, 'fields') || says(element, 'comps')) reject(onlyValuesAppend({}, element.place));
  return { ...known, place: element.place, values: readValues(element) };
}

function readNew(element: YamlMap, name: string, { unknownSource }: Mode, reading: Reading): RuleException {
  const single = valueAt(element, 'fields')!.kind !== 'sequence';
  const fields = single ? [textAt(element, 'fields')!] : scalarsAt(element, 'fields');
  const comparisons = readComparisons(element, single, fields.length);
  if (!unknownSource) for (const field of fields) checkField(field, element, reading);
  return { name, place: element.place, single, fields, comparisons, values: readValues(element) };
}

/** Texts of a sequence; what is no scalar is an empty one, which is neither a field nor a comparison. */
const scalarsAt = (element: YamlMap, key: string): TracedText[] =>
  sequenceAt(element, key)!.items.map((item) => (item.kind === 'scalar' ? nonEmpty(item, key) : NOTHING));

const NOTHING: TracedText = { text: '', pieces: [] };

const nonEmpty = ({ value, place }: YamlScalar, key: string): TracedText => (value.text === '' ? reject(keyEmpty({ key }, place)) : value);

function readComparisons(element: YamlMap, single: boolean, fields: number): string[] {
  const node = says(element, 'comps') ? valueAt(element, 'comps') : undefined;
  if (node === undefined) return single ? ['in'] : new Array<string>(fields).fill('=');
  if ((node.kind !== 'sequence') !== single) return reject((single ? compsShape : compsLength)({}, element.place));
  const texts = single ? [textAt(element, 'comps')!] : scalarsAt(element, 'comps');
  const comparisons = texts.map(({ text }) => text.trim());
  if (comparisons.length !== fields) reject(compsLength({}, element.place));
  for (const comparison of comparisons) checkComparison(comparison, single, element);
  return comparisons;
}

/** An operator, or a text operator with a modifier: `startswith anyof`. */
function checkComparison(comparison: string, single: boolean, element: YamlMap): void {
  const [operator, modifier, ...more] = comparison.split(/\s+/);
  const side = GRAMMAR.operators.get(operator!);
  const modified = modifier !== undefined;
  const sound = side !== undefined && more.length === 0 && (!modified || (side === 'text' && /^(?:oneof|anyof|allof)$/.test(modifier)));
  if (!sound) {
    reject(unknownComparison({ operator: comparison, hint: meant(operator!, GRAMMAR.operators.keys()) }, element.place));
  }
  if (single && side !== 'list' && !modified) reject(singleComparison({ operator: comparison }, element.place));
}

function checkField({ text }: TracedText, element: YamlMap, { isField, fieldNames }: Reading): void {
  if (!isField(text)) reject(unknownExceptionField({ field: text, hint: meant(text, fieldNames) }, element.place));
}

const readValues = (element: YamlMap): ExceptionEntry[] => sequenceAt(element, 'values')?.items.map(entryOf) ?? [];

function entryOf(node: YamlNode): ExceptionEntry {
  switch (node.kind) {
    case 'scalar': return nonEmpty(node, 'values');
    case 'sequence': return { items: node.items.map(entryOf), place: node.place };
    default: return NOTHING;
  }
}

/** Adds values to exceptions of the same name, and new exceptions behind. */
export function mergeExceptions(known: readonly RuleException[], more: readonly RuleException[]): RuleException[] {
  const merged = known.map((one) => {
    const values = more.filter(({ name }) => name === one.name).flatMap((other) => other.values);
    return values.length === 0 ? one : { ...one, values: [...one.values, ...values] };
  });
  return [...merged, ...more.filter(({ name }) => !known.some((one) => one.name === name))];
}
