// < <= > >=: integers by value, texts by their bytes.
import type { Operator, TypeClass } from './operator.js';

const ORDERED: readonly TypeClass[] = ['number', 'text'];

export const order = {
  '<': { takes: ORDERED, compare: (left, right) => left < right },
  '<=': { takes: ORDERED, compare: (left, right) => left <= right },
  '>': { takes: ORDERED, compare: (left, right) => left > right },
  '>=': { takes: ORDERED, compare: (left, right) => left >= right },
} satisfies Record<string, Operator>;
