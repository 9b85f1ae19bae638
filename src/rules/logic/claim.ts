// What a test says of the value that it is about, so that it can be seen what else can be true beside it.
import { bindTerm } from '../compile/bind-term.js';
import type { Input } from '../compile/input.js';
import type { Check } from '../condition/ast.js';
import { constantsOf } from '../condition/checks-in.js';
import { printCondition } from '../condition/print.js';
import { FIELD_VOCABULARY } from '../field-vocabulary.js';
import { classOf, type Scalar, type Test } from '../operators/operator.js';
import { readOperand } from '../operators/operands.js';
import { operatorNamed, testAgainst } from '../operators/table.js';

export interface Claim {
  /** As printed: tests that print the same are the same. */
  readonly key: string;
  /** The value that it is about; undefined where nothing is known of it but its key. */
  readonly subject: Subject | undefined;
  readonly operator: string;
  /** Written values, and the test against them. */
  readonly values: readonly Scalar[];
  readonly test: Test;
}

export interface Subject {
  readonly key: string;
  readonly kind: 'text' | 'number' | 'bool';
  /** Numbers below this it cannot have. */
  readonly least: number;
}

const OPAQUE = { subject: undefined, values: [], test: () => true } as const;

/** The claim of a check that is known to be sound. */
export function claimOf(check: Check): Claim {
  const key = printCondition(check);
  const subject = subjectOf(check);
  if (subject === undefined) return { ...OPAQUE, key, operator: check.operator };
  const { type } = bindTerm(check.left, FIELD_VOCABULARY);
  const operator = operatorNamed(check.operator);
  const values = constantsOf(check).map(({ value }) => readOperand(value, type, operator));
  return { key, subject, operator: check.operator, values, test: values.length === 0 ? () => true : testAgainst(operator, values) };
}

/** A single value that is compared with written ones. Distances, addresses and bytes have comparisons of their own. */
function subjectOf({ left, right, modifier }: Check): Subject | undefined {
  if (modifier !== undefined || right?.kind === 'field' || right?.kind === 'transformer') return undefined;
  const input = bindTerm(left, FIELD_VOCABULARY);
  const kind = classOf(input.type);
  if (input.match !== 'one' || input.type === 'double' || input.field?.distance) return undefined;
  return kind === 'text' || kind === 'number' || kind === 'bool' ? { key: input.key, kind, least: leastOf(input) } : undefined;
}

/** Events are numbered from 1: `evt.num = 0` is how rules say never. */
const LEAST: Readonly<Record<string, number>> = { 'evt.num': 1 };

const leastOf = ({ key, type }: Input): number => LEAST[key] ?? (/^(?:uint\d+|port)$/.test(type) ? 0 : -Infinity);
