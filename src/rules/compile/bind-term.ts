// Terms of a condition → inputs: fields are looked up, transformers are checked against what they are applied to.
import { toText, type Texts } from '../../capture/texts.js';
import { printTerm } from '../condition/print.js';
import type { Constant, FieldTerm, Range, Term, TransformerArgument, TransformerTerm } from '../condition/ast.js';
import { quote } from '../condition/escapes.js';
import { badFieldArgument, transformerRefused, unknownField } from '../diagnostics/type-problems.js';
import { reject } from '../diagnostic.js';
import type { Field } from '../field.js';
import { meant } from '../nearest.js';
import { placeIn, type Place } from '../traced-text.js';
import type { TransformerName } from '../condition/vocabulary.js';
import { TRANSFORMERS } from '../transformers/table.js';
import type { Input } from './input.js';
import { fastest } from './rates.js';
import { openTransformer } from './open-transformer.js';

/** Where names of fields are looked up. */
export interface Vocabulary {
  resolve(text: string): { readonly field: Field; readonly argument: string | undefined } | { readonly error: string };
  /** For hints. */
  readonly names: Iterable<string>;
}

/** Where a range was written. */
export const placeOf = (range: Range): Place => placeIn(range.text, range.start, range.end);

/** The input that a term stands for. */
export function bindTerm(term: Term, vocabulary: Vocabulary): Input {
  return term.kind === 'field' ? bindField(term, vocabulary) : bindTransformer(term, vocabulary);
}

function bindField(term: FieldTerm, vocabulary: Vocabulary): Input {
  const text = printTerm(term);
  const resolved = vocabulary.resolve(text);
  if ('error' in resolved) {
    return reject(unknownField({ error: resolved.error, hint: meant(term.name, vocabulary.names) }, placeOf(term.range)));
  }
  const { field, argument } = resolved;
  const extract = extractOf(field, argument, term);
  return {
    key: text, type: field.type, match: field.list ? field.match : 'one', rate: field.varies,
    on: field.on && new Set(field.on), field, fields: [field], open: () => extract,
  };
}

function extractOf(field: Field, argument: string | undefined, term: FieldTerm): ReturnType<Field['extract']> {
  try {
    return field.extract(argument);
  } catch (complaint) {
    if (typeof complaint !== 'string') throw complaint;
    return reject(badFieldArgument({ field: field.name, complaint }, placeOf(term.range)));
  }
}

function bindTransformer(term: TransformerTerm, vocabulary: Vocabulary): Input {
  const inputs = term.arguments.map((argument) => bindArgument(argument, vocabulary));
  // val() marks a field; what it stands for is the field.
  if (term.name === 'val' && inputs.length === 1) return inputs[0]!;
  const complaint = complaintAbout(term, inputs);
  if (complaint !== undefined) reject(transformerRefused({ transformer: term.name, complaint }, placeOf(term.range)));
  const row = TRANSFORMERS[term.name as TransformerName];
  const shape = row.result(inputs.map(shapeOf), term.argument);
  return {
    key: printTerm(term), type: shape.type, match: shape.list ? 'list' : 'one', rate: fastest(inputs.map(({ rate }) => rate)),
    on: onlyOnAll(inputs), field: undefined, fields: inputs.flatMap(({ fields }) => fields),
    open: (texts) => openTransformer(row, inputs, term.argument, texts),
  };
}

const shapeOf = ({ type, match }: Input): { type: Input['type']; list: boolean } => ({ type, list: match !== 'one' });

function complaintAbout({ name, argument }: TransformerTerm, inputs: readonly Input[]): string | undefined {
  const row = TRANSFORMERS[name as TransformerName];
  const [least, most] = row.arity;
  if (inputs.length < least || inputs.length > most) {
    return `it takes ${least === most ? least : `at least ${least}`} argument${least === 1 ? '' : 's'}, not ${inputs.length}`;
  }
  if (argument !== undefined && !row.takesArgument) return 'it takes no argument in brackets';
  const refused = inputs.find(({ field }) => field?.noTransformer);
  if (refused !== undefined) return `field ${refused.key} cannot be transformed`;
  return row.complaint(inputs.map(shapeOf));
}

/** A transformer has a value only where all of its inputs have one. */
function onlyOnAll(inputs: readonly Input[]): Input['on'] {
  const limits = inputs.flatMap(({ on }) => (on === undefined ? [] : [on]));
  if (limits.length === 0) return undefined;
  return new Set([...limits[0]!].filter((name) => limits.every((limit) => limit.has(name))));
}

function bindArgument(argument: TransformerArgument, vocabulary: Vocabulary): Input {
  if (argument.kind === 'constant') return constantInput(argument);
  if (argument.kind !== 'arguments') return bindTerm(argument, vocabulary);
  const items = argument.items.map((item) => bindArgument(item, vocabulary));
  return {
    key: `(${items.map(({ key }) => key).join(', ')})`, type: 'charbuf', match: 'list', rate: fastest(items.map(({ rate }) => rate)),
    on: onlyOnAll(items), field: undefined, fields: items.flatMap(({ fields }) => fields), open: (texts) => openItems(items, texts),
  };
}

function openItems(items: readonly Input[], texts: Texts): ReturnType<Input['open']> {
  const extracts = items.map((item) => item.open(texts));
  return (event) => {
    const values = extracts.map((extract) => extract(event));
    return values.some((value) => value === undefined || value === 0) ? undefined : (values.flat() as number[]);
  };
}

const constantInput = ({ value }: Constant): Input => ({
  key: quote(value), type: 'charbuf', match: 'one', rate: 'capture', on: undefined, field: undefined, fields: [],
  open: (texts) => {
    const id = texts.intern(value);
    return () => id;
  },
});

/** The bytes of a written value as text, for messages. */
export const shown = (value: string): string => toText(value);
