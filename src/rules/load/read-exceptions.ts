// The `exceptions` of a rule item.
import { inside, reject, type Within } from '../diagnostic.js';
import {
  compsLength, compsShape, exceptionTwice, fieldsNeeded, newExceptionIncomplete, noValues, onlyValuesAppend, singleComparison,
  unknownComparison, unknownExceptionField, valuesLength, valuesShape,
} from '../diagnostics/exception-problems.js';
import { keyMissing, notMapping } from '../diagnostics/file-problems.js';
import { meant } from '../nearest.js';
import { GRAMMAR } from '../condition/vocabulary.js';
import type { TracedText } from '../traced-text.js';
import type { YamlMap, YamlNode } from '../yaml/node.js';
import type { ExceptionEntry, Reading, RuleException } from './collection.js';
import { hasKey, requiredText, sequenceAt, textAt, textsOf, valueAt } from './item-values.js';

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
      const exception = inside([within], () => readException(element, mode, reading));
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

function readException(element: YamlNode, mode: Mode, reading: Reading): RuleException {
  if (element.kind !== 'map') return reject(notMapping({}, element.place));
  const name = requiredText(element, 'name').text;
  const known = mode.known.find((one) => one.name === name);
  if (mode.adding && !hasKey(element, 'values')) reading.report(noValues({}, element.place));
  if (known !== undefined) return readMoreValues(element, known);
  if (!hasKey(element, 'fields')) reject((mode.adding ? fieldsNeeded : missingFields)({}, element.place));
  if (mode.adding && !hasKey(element, 'values')) reject(newExceptionIncomplete({}, element.place));
  return readNew(element, name, mode, reading);
}

const missingFields = (_: object, place: YamlMap['place']): ReturnType<typeof fieldsNeeded> => keyMissing({ key: 'fields' }, place);

function readMoreValues(element: YamlMap, known: RuleException): RuleException {
  if (hasKey(element, 'fields') || hasKey(element, 'comps')) reject(onlyValuesAppend({}, element.place));
  return { ...known, place: element.place, values: readValues(element, known.single, known.fields.length) };
}

function readNew(element: YamlMap, name: string, { unknownSource }: Mode, reading: Reading): RuleException {
  const single = valueAt(element, 'fields')!.kind !== 'sequence';
  const fields = single ? [textAt(element, 'fields')!] : textsOf(sequenceAt(element, 'fields')!, 'fields');
  const comparisons = readComparisons(element, single, fields.length);
  if (!unknownSource) for (const field of fields) checkField(field, element, reading);
  return { name, place: element.place, single, fields, comparisons, values: readValues(element, single, fields.length) };
}

function readComparisons(element: YamlMap, single: boolean, fields: number): string[] {
  const node = valueAt(element, 'comps');
  if (node === undefined) return single ? ['in'] : new Array<string>(fields).fill('=');
  if ((node.kind !== 'sequence') !== single) return reject((single ? compsShape : compsLength)({}, element.place));
  const texts = single ? [textAt(element, 'comps')!] : textsOf(sequenceAt(element, 'comps')!, 'comps');
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

function readValues(element: YamlMap, single: boolean, fields: number): ExceptionEntry[][] {
  const node = valueAt(element, 'values');
  if (node === undefined || node.kind === 'null') return [];
  if (node.kind !== 'sequence') return reject(valuesShape({ expected: single ? 'values' : 'lists' }, node.place));
  return node.items.map((item) => {
    if (single) return [scalarOf(item)];
    if (item.kind !== 'sequence') return reject(valuesShape({ expected: 'lists, one value for each field' }, item.place));
    if (item.items.length !== fields) reject(valuesLength({}, element.place));
    return item.items.map((entry) => (entry.kind === 'sequence' ? entry.items.map(scalarOf) : scalarOf(entry)));
  });
}

function scalarOf(node: YamlNode): TracedText {
  if (node.kind === 'scalar') return node.value;
  return reject(valuesShape({ expected: 'scalars' }, node.place));
}

/** Adds values to exceptions of the same name, and new exceptions behind. */
export function mergeExceptions(known: readonly RuleException[], more: readonly RuleException[]): RuleException[] {
  const merged = known.map((one) => {
    const values = more.filter(({ name }) => name === one.name).flatMap((other) => other.values);
    return values.length === 0 ? one : { ...one, values: [...one.values, ...values] };
  });
  return [...merged, ...more.filter(({ name }) => !known.some((one) => one.name === name))];
}
