// How a field's value looks in outputs: as text, and as JSON has it.
import { toBytes, type Texts } from '../../capture/texts.js';
import { addressText } from '../../state/sockets/address-text.js';
import type { Display, FieldType, Value } from '../field.js';
import { printable } from '../parameters/payload.js';

type Present = Exclude<Value, undefined>;

/** A value as JSON output has it; texts are byte strings. */
export type OutputValue = string | number | bigint | boolean | null | readonly OutputValue[];

export interface Shape {
  readonly type: FieldType;
  readonly display?: Display | undefined;
}

const LONGEST_LIST = 1023;

function textOf(id: number, type: FieldType, texts: Texts): string {
  const text = texts.value(id);
  switch (type) {
    case 'bytebuf': return printable(text);
    case 'ipaddr': return addressText(text);
    case 'ipnet': return '<IPNET>';
    default: return withoutControls(text);
  }
}

/** Control characters (also the second set, U+0080 to U+009F) and code points that are no characters, in UTF-8. */
const UNPRINTABLE =
  /[\x00-\x1f\x7f]|\xc2[\x80-\x9f]|\xef\xb7[\x90-\xaf]|\xef\xbf[\xbe\xbf]|[\xf0-\xf4][\x8f\x9f\xaf\xbf]\xbf[\xbe\xbf]/g;
const REPLACEMENT = toBytes('\ufffd');

/** Outputs replace them as they do what is not UTF-8; conditions compare the bytes as they are. */
const withoutControls = (text: string): string => text.replace(UNPRINTABLE, REPLACEMENT);

const TEXTUAL: ReadonlySet<FieldType> = new Set(['charbuf', 'fspath', 'bytebuf', 'ipaddr', 'ipnet']);

function numberText(value: number | bigint, display: Display | undefined): string {
  switch (display) {
    case 'hex': return (value < 0 ? BigInt.asUintN(32, BigInt(value)) : value).toString(16).toUpperCase();
    case 'oct': return value.toString(8);
    case 'padded9': return value.toString().padStart(9, '0');
    default: return value.toString();
  }
}

/** A value as text (byte string). */
export function showText(value: Present, shape: Shape, texts: Texts): string {
  if (typeof value === 'boolean') return String(value);
  if (TEXTUAL.has(shape.type)) return textOf(value as number, shape.type, texts);
  return shape.type === 'double' ? (value as number).toFixed(1) : numberText(value, shape.display);
}

export const showTextList = (values: readonly Present[], shape: Shape, texts: Texts): string =>
  `(${values.map((value) => showText(value, shape, texts)).join(',')})`.slice(0, LONGEST_LIST);

/** Times are numbers whatever their display; other numbers that do not print as decimals are texts. */
const isNumeric = ({ type, display }: Shape): boolean =>
  type === 'abstime' || type === 'reltime' || display === undefined || display === 'dec' || display === 'id';

export function showJson(value: Present, shape: Shape, texts: Texts): OutputValue {
  if (typeof value === 'boolean') return value;
  if (TEXTUAL.has(shape.type) || (shape.type !== 'double' && !isNumeric(shape))) return showText(value, shape, texts);
  return value;
}
