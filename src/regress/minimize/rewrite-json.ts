// What a container runtime said (JSON as a byte string), with its texts passed through a rewriter.
import { toBytes, toText } from '../../capture/texts.js';
import type { Rewriter } from './rewriter.js';

/** What is no JSON is one text. */
export function rewriteJson(json: string, by: Rewriter): string {
  const end = json.replace(/\0+$/, '');
  try {
    return toBytes(JSON.stringify(rewriteValue(JSON.parse(toText(end)), by)));
  } catch {
    return end === '' ? json : by.word(end);
  }
}

function rewriteValue(value: unknown, by: Rewriter): unknown {
  if (typeof value === 'string') return text(value, by);
  if (Array.isArray(value)) return value.map((one) => rewriteValue(one, by));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [isSchema(key) ? key : text(key, by), rewriteValue(one, by)]));
}

/** Keys of the record itself are plain words; those of labels and the like have been made up by somebody. */
const isSchema = (key: string): boolean => /^[A-Za-z_]+$/.test(key);

const text = (value: string, { word }: Rewriter): string => (value === '' ? '' : toText(word(toBytes(value))));
