// Output format text → what it shows of an event: one line, and the values of its fields for JSON.
import { toBytes, type Texts } from '../../capture/texts.js';
import type { CurrentEvent } from '../../state/current-event.js';
import type { Extract, ExtractList, Field } from '../field.js';
import type { ResolvedField } from '../fields/registry.js';
import type { ResolveCall, ResolvedCall } from './call.js';
import { parseFormat, type FormatError, type Token } from './parse-format.js';
import { showJson, showText, showTextList, type OutputValue, type Shape } from './show-value.js';

/** Values of the fields of a format, by name as written. Texts are byte strings; null is no value. */
export type OutputFields = Readonly<Record<string, OutputValue>>;

export interface CompiledFormat {
  /** Names of the fields as written, each once; of a transformer call those inside it. */
  readonly fields: readonly string[];
  /** The rows of these fields: what the state must keep for them, which of them are deprecated. */
  readonly rows: readonly Field[];
  /** The line as a byte string; what has no value shows as `<NA>`. */
  render(event: CurrentEvent): string;
  /** The line as the format asks for it: nothing at all if a value is missing and the format does not begin with `*`. */
  line(event: CurrentEvent): string | undefined;
  values(event: CurrentEvent): OutputFields;
}

const MISSING = '<NA>';

type Show = (event: CurrentEvent) => string | undefined;
type ShowJson = (event: CurrentEvent) => OutputValue;

export function compileFormat(text: string, resolveCall?: ResolveCall): CompiledFormat | FormatError {
  const parsed = parseFormat(text, resolveCall);
  if ('error' in parsed) return parsed;
  const shows: Show[] = [];
  const values = new Map<string, { row: Field; json: ShowJson }>();
  for (const part of parsed.parts) {
    if (part.kind === 'literal') {
      const bytes = toBytes(part.text);
      shows.push(() => bytes);
      continue;
    }
    try {
      shows.push(withWidth(part, showToken(part)));
      for (const { name, resolved } of fieldsOf(part)) values.set(name, { row: resolved.field, json: jsonOf(resolved) });
    } catch (reason) {
      if (typeof reason !== 'string') throw reason;
      return { error: `invalid formatting token: ${part.text}: ${reason}`, position: part.position };
    }
  }
  return compiled(shows, values, parsed.lenient);
}

function compiled(shows: readonly Show[], values: ReadonlyMap<string, { row: Field; json: ShowJson }>, lenient: boolean): CompiledFormat {
  const render = (event: CurrentEvent): string => shows.map((show) => show(event) ?? MISSING).join('');
  return {
    fields: [...values.keys()],
    rows: [...values.values()].map(({ row }) => row),
    render,
    line: (event) => (lenient || shows.every((show) => show(event) !== undefined) ? render(event) : undefined),
    values: (event) => Object.fromEntries([...values].map(([name, { json }]) => [name, json(event)])),
  };
}

const fieldsOf = (token: Token): readonly { name: string; resolved: ResolvedField }[] =>
  (token.kind === 'field'
    ? [{ name: token.text, resolved: token.resolved }]
    : token.resolved.fields.map(({ text, resolved }) => ({ name: text, resolved })));

function showToken(token: Token): Show {
  if (token.kind === 'call') return showCall(token.resolved);
  const { field, argument } = token.resolved;
  if (field.printed) return showOne(field.printed(argument), field);
  return field.list ? showList(field.extract(argument), field) : showOne(field.extract(argument), field);
}

const showOne = (extract: Extract, shape: Shape): Show => (event) => {
  const value = extract(event);
  return value === undefined ? undefined : showText(value, shape, event.state.texts);
};

const showList = (extract: ExtractList, shape: Shape): Show => (event) => {
  const found = extract(event);
  return found && showTextList(found, shape, event.state.texts);
};

/** Calls are bound to the texts of the replay that shows them. */
function showCall(call: ResolvedCall): Show {
  let owner: Texts | undefined;
  let show: Show = () => undefined;
  return (event) => {
    if (event.state.texts !== owner) {
      owner = event.state.texts;
      const opened = call.open(owner);
      show = call.list ? showList(opened as ExtractList, call) : showOne(opened as Extract, call);
    }
    return show(event);
  };
}

/** Fills up with blanks or cuts: so many bytes exactly. */
function withWidth({ width }: Token, show: Show): Show {
  if (width === undefined) return show;
  return (event) => show(event)?.padEnd(width).slice(0, width);
}

function jsonOf({ field, argument }: ResolvedField): ShowJson {
  if (field.json) return jsonOne(field.json(argument), { type: 'abstime' });
  if (field.printed) return jsonOne(field.printed(argument), field);
  if (!field.list) return jsonOne(field.extract(argument), field);
  const extract = field.extract(argument);
  return (event) => {
    const found = extract(event) ?? [];
    return found.length === 0 ? null : found.map((value) => showJson(value, field, event.state.texts));
  };
}

const jsonOne = (extract: Extract, shape: Shape): ShowJson => (event) => {
  const value = extract(event);
  return value === undefined ? null : showJson(value, shape, event.state.texts);
};
