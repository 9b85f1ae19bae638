// in and intersects: membership in a set of written values, of one value or of every / some element of a list.
import { toByteNet } from './nets.js';
import type { Operator, Scalar, Test, TypeClass } from './operator.js';

const ALL: readonly TypeClass[] = ['number', 'bool', 'text', 'bytes', 'address', 'net'];

/** Falco looks at the first block of `fd.net in (a, b)` only; the author meant all of them. */
function memberOf(values: readonly Scalar[]): Test {
  const nets = values.map(toByteNet);
  if (nets.some((net) => net !== undefined)) return (value) => nets.some((net) => net!(value as string));
  if (values.length === 1) return (value) => value === values[0];
  const set = new Set(values);
  return (value) => set.has(value);
}

const compare = (left: Scalar, right: Scalar): boolean => left === right;

export const sets = {
  in: { takes: ALL, lists: 'every', compare, against: memberOf },
  intersects: { takes: ALL, lists: 'some', compare, against: memberOf },
} satisfies Record<string, Operator>;
