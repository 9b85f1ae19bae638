// = == != and exists: for every type.
import { toByteNet } from './nets.js';
import type { Operator, Scalar, TypeClass } from './operator.js';

const ALL: readonly TypeClass[] = ['number', 'bool', 'text', 'bytes', 'address', 'net'];

const equal: Operator = {
  takes: ALL,
  compare: (left, right) => left === right,
  against: ([value]) => equalTo(value!),
};

const different: Operator = {
  takes: ALL,
  negative: true,
  compare: (left, right) => left !== right,
  against: ([value]) => {
    const same = equalTo(value!);
    return (other) => !same(other);
  },
};

/** A written net is equal to what lies in it. */
function equalTo(value: Scalar): (other: Scalar) => boolean {
  const net = toByteNet(value);
  return net === undefined ? (other) => other === value : (other) => net(other as string);
}

export const equality = {
  exists: { takes: ALL, lists: 'some', against: () => () => true },
  '=': equal,
  '==': equal,
  '!=': different,
} satisfies Record<string, Operator>;
