// Operators on parts of texts and bytes: contains, startswith, endswith and their case-folding and hexadecimal relatives.
import type { Operator, Scalar } from './operator.js';

/** ASCII only: bytes above 0x7f are no letters to Falco. */
export const lower = (bytes: string): string => bytes.replace(/[A-Z]+/g, (letters) => letters.toLowerCase());

const contains = (left: Scalar, right: Scalar): boolean => (left as string).includes(right as string);
const startsWith = (left: Scalar, right: Scalar): boolean => (left as string).startsWith(right as string);
const endsWith = (left: Scalar, right: Scalar): boolean => (left as string).endsWith(right as string);

export const text = {
  contains: { takes: ['text', 'bytes'], compare: contains },
  icontains: {
    takes: ['text'],
    compare: (left, right) => contains(lower(left as string), lower(right as string)),
    against: ([value]) => {
      const folded = lower(value as string);
      return (other) => lower(other as string).includes(folded);
    },
  },
  startswith: { takes: ['text', 'bytes'], compare: startsWith },
  endswith: { takes: ['text', 'bytes'], compare: endsWith },
  bcontains: { takes: ['bytes'], reads: 'hex bytes', compare: contains },
  bstartswith: { takes: ['bytes'], reads: 'hex bytes', compare: startsWith },
} satisfies Record<string, Operator>;
