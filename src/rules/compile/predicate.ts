// A test over one input as a predicate: how it is asked, and which events decide it by their code alone.
import type { Texts } from '../../capture/texts.js';
import { eventType } from '../../schema/events.js';
import { isTextual, type Test } from '../operators/operator.js';
import type { Ask, Predicate } from './bound.js';
import { decideByCode } from './event-types.js';
import { openList, openScalar, type Input } from './input.js';

/** The predicate that a test on an input's value (or on every / some element of its list) makes. */
export function predicateOn(input: Input, key: string, test: Test, quantifier: 'every' | 'some', cost: number): Predicate {
  const judge = input.match === 'one' && isTextual(input.type) ? (test as (text: string) => boolean) : undefined;
  return {
    kind: 'predicate', key, rate: input.rate, cost, judge, fields: input.fields,
    subject: judge && input,
    open: (texts) => (input.match === 'one' ? openSingle(input, test, texts) : openQuantified(input, test, quantifier, texts)),
    decide: (code) => decide(input, judge, code),
  };
}

/** Events that cannot give a value make every comparison false. */
function decide(input: Input, judge: Predicate['judge'], code: number): boolean | undefined {
  if (input.on !== undefined && !input.on.has(eventType(code)!.name)) return false;
  return judge && input.field && decideByCode(input.field.name, judge, code);
}

function openSingle(input: Input, test: Test, texts: Texts): Ask {
  const read = openScalar(input, texts);
  return (event) => {
    const value = read(event);
    return value !== undefined && test(value);
  };
}

function openQuantified(input: Input, test: Test, quantifier: 'every' | 'some', texts: Texts): Ask {
  const read = openList(input, texts);
  return (event) => {
    const values = read(event);
    if (values === undefined) return false;
    return quantifier === 'every' ? values.every(test) : values.some(test);
  };
}

