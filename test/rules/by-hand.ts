// A term judged as a reader of an explanation would: from its text and the value that stands beside it, and nothing else.
//
// No value makes every test false (`exists` as well). Where the value as it is shown does not say all (lists, flags by name, networks),
// the reader cannot judge, and the reference interpreter does.
import type { Check } from '../../src/rules/condition/ast.js';
import { bindTerm } from '../../src/rules/compile/bind-term.js';
import type { ExplainedTerm } from '../../src/rules/explain/explanation.js';
import { FIELD_VOCABULARY } from '../../src/rules/field-vocabulary.js';
import type { Input } from '../../src/rules/compile/input.js';
import { compare, constantOf, satisfies, type Plain } from './reference-interpreter.js';

/** The verdict; undefined where the shown value does not decide it. */
export function byHand(check: Check, { values }: ExplainedTerm): boolean | undefined {
  const { right, operator } = check;
  const [left, other] = values;
  const input = bindTerm(check.left, FIELD_VOCABULARY);
  if (left!.value === undefined || (values.length > 1 && other!.value === undefined)) return false;
  if (input.match !== 'one') return undefined;
  if (right === undefined) return true;
  const value = plainOf(left!.value, input);
  if (right.kind === 'field' || right.kind === 'transformer') {
    const against = plainOf(other!.value!, bindTerm(right, FIELD_VOCABULARY));
    return value === undefined || against === undefined ? undefined : compare(value, operator, against);
  }
  const { type, field } = input;
  const constants = (right.kind === 'constant' ? [right] : right.items).map((one) => constantOf(one, { type }, operator));
  return value === undefined ? undefined : satisfies(value, check, constants, field ?? { type, distance: false });
}

/** What a shown value is, where it can be read back without loss. */
function plainOf(shown: string, { type, field, match }: Input): Plain | undefined {
  if (match !== 'one') return undefined;
  if (type === 'charbuf' || type === 'fspath') return shown.includes('\ufffd') ? undefined : Buffer.from(shown, 'utf8').toString('latin1');
  if (type === 'bool') return shown === 'true';
  if (type === 'ipaddr' && /^[0-9.]+$/.test(shown)) return String.fromCharCode(...shown.split('.').map(Number));
  const decimal = /^-?[0-9]+$/.test(shown) && (field?.display ?? 'dec') === 'dec' && type !== 'bytebuf' && type !== 'ipnet';
  if (!decimal) return undefined;
  return Number.isSafeInteger(Number(shown)) ? Number(shown) : BigInt(shown);
}
