// Exceptions of a rule → text behind its condition: (condition) and not ((f1 = v1 and f2 in (v2)) or (…)).
import { inside, reject, type Within } from '../diagnostic.js';
import { valuesLength, valuesShape } from '../diagnostics/exception-problems.js';
import { broughtBy, joinTraced, placeIn, tracedAt, type Place, type TracedText } from '../traced-text.js';
import { GRAMMAR } from '../condition/vocabulary.js';
import type { ExceptionEntry, ExceptionList, RuleException } from './collection.js';
import { quoteIfNeeded } from './substitute-lists.js';

/** Those that test something: without values an exception only says how others may be added. */
export const exceptionsTested = (exceptions: readonly RuleException[]): readonly RuleException[] =>
  exceptions.filter(({ values }) => values.length > 0);

/** The condition with the rule's exceptions; lists that values name are substituted later. */
export function withExceptions(condition: TracedText, exceptions: readonly RuleException[]): TracedText {
  const [first] = exceptions;
  if (first === undefined) return condition;
  const tests = exceptionsTested(exceptions).map((exception) => {
    const say = (text: string): TracedText => tracedAt(exception.place, text);
    const within: Within = { type: 'exception', name: exception.name, place: exception.place };
    const test = inside([within], () => (exception.single ? singleTest(exception, say) : tupleTest(exception, say)));
    return broughtBy(joinTraced([say(' and not '), test]), [{ kind: 'exception', name: exception.name }]);
  });
  return joinTraced([tracedAt(first.place, '('), condition, tracedAt(first.place, ')'), ...tests]);
}

type Say = (text: string) => TracedText;

function singleTest({ fields, comparisons, values }: RuleException, say: Say): TracedText {
  const items = values.map((value) => scalarIn(value, 'scalars'));
  return joinTraced([say('('), fields[0]!, say(` ${comparisons[0]} (`), ...separated(items, say(', ')), say('))')]);
}

function tupleTest(exception: RuleException, say: Say): TracedText {
  const tuples = exception.values.map((value) => {
    const tests = tupleOf(value, exception).items.map((entry, index) => {
      const comparison = exception.comparisons[index]!;
      return joinTraced([exception.fields[index]!, say(` ${comparison} `), entryText(entry, comparison, say)]);
    });
    return joinTraced([say('('), ...separated(tests, say(' and ')), say(')')]);
  });
  return joinTraced([say('('), ...separated(tuples, say(' or ')), say(')')]);
}

function tupleOf(value: ExceptionEntry, { fields, place }: RuleException): ExceptionList {
  if (!('items' in value)) return reject(valuesShape({ expected: 'lists, one value for each field' }, placeOf(value, place)));
  return value.items.length === fields.length ? value : reject(valuesLength({}, value.place));
}

const placeOf = (text: TracedText, otherwise: Place): Place => (text.text === '' ? otherwise : placeIn(text, 0, text.text.length));

function entryText(entry: ExceptionEntry, comparison: string, say: Say): TracedText {
  if ('items' in entry) return listText(entry, say);
  const takesList = comparison.includes(' ') || GRAMMAR.operators.get(comparison) === 'list';
  if (!takesList) return quoteIfNeeded(entry);
  return entry.text.startsWith('(') ? entry : joinTraced([say('('), entry, say(')')]);
}

function listText({ items }: ExceptionList, say: Say): TracedText {
  const texts = items.map((item) => scalarIn(item, 'scalars, or lists of them'));
  return joinTraced([say('('), ...separated(texts, say(', ')), say(')')]);
}

const scalarIn = (entry: ExceptionEntry, expected: string): TracedText =>
  ('items' in entry ? reject(valuesShape({ expected }, entry.place)) : quoteIfNeeded(entry));

const separated = (texts: readonly TracedText[], separator: TracedText): TracedText[] =>
  texts.flatMap((text, index) => (index > 0 ? [separator, text] : [text]));
