// Transformers from one text to another: tolower, toupper, b64, basename, len, concat.
import { lower } from '../operators/text.js';
import type { Shape, Transformer } from './transformer.js';

const upper = (bytes: string): string => bytes.replace(/[a-z]+/g, (letters) => letters.toUpperCase());

const isText = ({ type }: Shape): boolean => type === 'charbuf' || type === 'fspath';
/** Falco tells paths from other texts here, and so its rules do. */
const NO_PATHS = 'it does not take paths';
const sameShape = ([shape]: readonly Shape[]): Shape => shape!;
const textOnly = ([shape]: readonly Shape[]): string | undefined => (isText(shape!) ? undefined : 'it takes texts only');
const textOrBytes = ([shape]: readonly Shape[]): string | undefined =>
  (isText(shape!) || shape!.type === 'bytebuf' ? undefined : 'it takes texts and bytes only');

/** The bytes that standard base64 stands for; padding may be left out. */
function decode(text: string): string | undefined {
  const body = text.replace(/={0,2}$/, '');
  if (!/^[A-Za-z0-9+/]*$/.test(body) || body.length % 4 === 1) return undefined;
  return Buffer.from(body, 'base64').toString('latin1');
}

const unary = (complaint: Transformer['complaint'], apply: (text: string) => string | undefined): Transformer =>
  ({ arity: [1, 1], complaint, result: sameShape, apply: ([value]) => apply(value as string) });

export const strings = {
  tolower: unary(textOnly, lower),
  toupper: unary(textOnly, upper),
  basename: unary(textOnly, (path) => path.slice(path.lastIndexOf('/') + 1)),
  b64: unary((shapes) => (shapes[0]!.type === 'fspath' ? NO_PATHS : textOrBytes(shapes)), decode),
  len: {
    arity: [1, 1],
    complaint: (shapes) => (shapes[0]!.list ? undefined : textOrBytes(shapes)),
    result: () => ({ type: 'uint64', list: false }),
    wholeLists: true,
    apply: ([value]) => value!.length,
  },
  concat: {
    arity: [2, Infinity],
    complaint: (shapes) => {
      if (shapes.some(({ type }) => type === 'fspath')) return NO_PATHS;
      return shapes.every((shape) => isText(shape) && !shape.list) ? undefined : 'its arguments must be single texts';
    },
    result: () => ({ type: 'charbuf', list: false }),
    apply: (values) => values.join(''),
  },
} satisfies Record<string, Transformer>;
