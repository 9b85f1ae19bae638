// Escapes in quoted strings, both ways. Values are byte strings: `\xe9` is one byte, a written `é` is two.
import { toBytes, toText } from '../../capture/texts.js';

const ESCAPES: Readonly<Record<string, string>> = {
  '\\b': '\b', '\\f': '\f', '\\n': '\n', '\\r': '\r', '\\t': '\t', '\\ ': '\\', '\\\\': '\\', '\\/': '/',
};

const ESCAPE = /(\\x[0-9a-fA-F]{2}|\\[^])/;

/** The value of a quoted string, its quotes included; `onBad` is told of an unknown escape and where it stands. */
export function unescapeQuoted(token: string, onBad: (escape: string, index: number) => never): string {
  const quote = token[0]!;
  let index = 1;
  return token.slice(1, -1).split(ESCAPE).map((part, number) => {
    const at = index;
    index += part.length;
    if (number % 2 === 0) return toBytes(part);
    if (part.startsWith('\\x') && part.length === 4) return String.fromCharCode(parseInt(part.slice(2), 16));
    if (part === `\\${quote}`) return quote;
    return ESCAPES[part] ?? onBad(part, at);
  }).join('');
}

const SHOWN: Readonly<Record<string, string>> = {
  '\b': '\\b', '\f': '\\f', '\n': '\\n', '\r': '\\r', '\t': '\\t', '\\': '\\\\', '"': '\\"',
};

/** A value as a double-quoted string that reads back as the same value; bytes that are not UTF-8 show as `\\xHH`. */
export function quote(value: string): string {
  const escaped = value.replace(/["\\\x00-\x1f\x7f]/g, (one) => SHOWN[one] ?? hex(one));
  const isUtf8 = toBytes(toText(value)) === value;
  return `"${isUtf8 ? toText(escaped) : escaped.replace(/[\x80-\xff]/g, hex)}"`;
}

const hex = (byte: string): string => `\\x${byte.charCodeAt(0).toString(16).padStart(2, '0')}`;
