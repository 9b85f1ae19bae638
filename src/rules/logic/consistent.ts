// Whether claims about one value can hold together. What is not understood is taken to be possible: only a proof says no.
import type { Scalar } from '../operators/operator.js';
import type { Subject } from './claim.js';
import type { Literal } from './formula.js';

/** Claims that exclude each other among these, all about one value; undefined where none are found. */
export function conflictAmong(literals: readonly Literal[]): readonly Literal[] | undefined {
  const opposite = literals.find(({ claim, holds }) => holds && literals.some((other) => !other.holds && other.claim.key === claim.key));
  if (opposite !== undefined) return literals.filter(({ claim }) => claim.key === opposite.claim.key);
  const { subject } = literals[0]!.claim;
  // Of a missing value every test is false: where none must hold, it may be missing.
  if (subject === undefined || !literals.some(({ holds }) => holds)) return undefined;
  const candidates = candidatesFor(literals, subject);
  if (candidates !== undefined) return candidates.some((value) => allHold(literals, value)) ? undefined : literals;
  return conflictOfPrefixes(literals);
}

const allHold = (literals: readonly Literal[], value: Scalar): boolean => literals.every(({ claim, holds }) => claim.test(value) === holds);

const NAMES_VALUES: ReadonlySet<string> = new Set(['=', '==', 'in']);

/** Values of which one must do if any does; undefined where there are too many to try. */
function candidatesFor(literals: readonly Literal[], { kind, least }: Subject): readonly Scalar[] | undefined {
  if (kind === 'bool') return [true, false];
  const named = literals.find(({ claim, holds }) => holds && NAMES_VALUES.has(claim.operator) && claim.values.length > 0);
  const atLeast = (values: readonly Scalar[]): readonly Scalar[] => values.filter((value) => kind === 'text' || (value as number) >= least);
  if (named !== undefined) return atLeast(named.claim.values);
  // Between two written numbers all are alike; so the written ones and their neighbours stand for all.
  return kind === 'number' ? atLeast([0, ...literals.flatMap(({ claim }) => claim.values.flatMap(neighbours))]) : undefined;
}

function neighbours(value: Scalar): Scalar[] {
  return [-1n, 0n, 1n].map((step) => {
    const exact = BigInt(value as number | bigint) + step;
    return Number.isSafeInteger(Number(exact)) ? Number(exact) : exact;
  });
}

/** What must start with two texts of which neither starts with the other; or with one, and must not. */
function conflictOfPrefixes(literals: readonly Literal[]): readonly Literal[] | undefined {
  const prefixes = literals.filter(({ claim }) => claim.operator === 'startswith');
  const must = prefixes.filter(({ holds }) => holds).sort((a, b) => textOf(b).length - textOf(a).length);
  const [longest] = must;
  if (longest === undefined) return undefined;
  const wrong = prefixes.find((one) => textOf(longest).startsWith(textOf(one)) !== one.holds);
  return wrong && [longest, wrong];
}

const textOf = ({ claim }: Literal): string => claim.values[0] as string;
