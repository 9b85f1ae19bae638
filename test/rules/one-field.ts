// Fields of any type, shape and value, set by a test: what operators and transformers say of them, without a recording.
import { Texts } from '../../src/capture/texts.js';
import { openList, openScalar, type Input } from '../../src/rules/compile/input.js';
import type { Vocabulary } from '../../src/rules/compile/bind-term.js';
import type { Field, FieldType } from '../../src/rules/field.js';
import { compileFilter } from '../../src/rules/filter.js';
import { EVENT_TYPES } from '../../src/schema/events.js';
import type { CurrentEvent } from '../../src/state/current-event.js';
import type { State } from '../../src/state/state.js';

export type Single = string | number | bigint | boolean;

/** How a field's values are read: alone, or as the `match` of a list says. */
export type Shape = 'one' | 'list' | 'any' | 'both ends';

export interface Given {
  readonly type: FieldType;
  readonly shape?: Shape;
  /** Texts, bytes and addresses as byte strings; undefined where it has no value. */
  readonly value: Values;
}

export type Values = Single | readonly Single[] | undefined;

type Row = Omit<Given, 'value'>;

/** Fields of these names whose values can be set and set again, and an event that has them. */
export function atHand(fields: Readonly<Record<string, Row>>) {
  const texts = new Texts();
  const kept: Record<string, unknown> = {};
  const keep = (one: Single): number | bigint | boolean => (typeof one === 'string' ? texts.intern(one) : one);
  const rows = new Map(Object.entries(fields).map(([name, { type, shape = 'one' }]) => {
    const facts = { name, type, varies: 'event', about: '', extract: () => () => kept[name] } as const;
    return [name, (shape === 'one' ? facts : { ...facts, list: true, match: shape }) as Field];
  }));
  const state = { texts, lineageEpoch: 0 } as unknown as State;
  const event = { state, type: EVENT_TYPES.open } as CurrentEvent;
  return {
    state, event, vocabulary: vocabularyOf(rows),
    set(values: Readonly<Record<string, Values>>): void {
      for (const [name, value] of Object.entries(values)) {
        kept[name] = value === undefined ? undefined : Array.isArray(value) ? value.map(keep) : keep(value as Single);
      }
    },
    /** What an input is now, as operators take it. */
    read: (input: Input): unknown => (input.match === 'one' ? openScalar(input, texts) : openList(input, texts))(event),
  };
}

const vocabularyOf = (rows: ReadonlyMap<string, Field>): Vocabulary => ({
  names: rows.keys(),
  resolve: (name) => {
    const field = rows.get(name);
    return field ? { field, argument: undefined } : { error: `filter_check called with nonexistent field ${name}` };
  },
});

/** A condition on fields of these names, to be asked of their values. A problem is thrown as a `Rejection`. */
export function asking(condition: string, fields: Readonly<Record<string, Row>>): (values: Readonly<Record<string, Values>>) => boolean {
  const { state, event, vocabulary, set } = atHand(fields);
  const filter = compileFilter(condition, state, vocabulary);
  return (values) => {
    set(values);
    return filter.test(event);
  };
}

/** Whether a condition on these fields holds. */
export const holds = (condition: string, fields: Readonly<Record<string, Given>>): boolean =>
  asking(condition, fields)(Object.fromEntries(Object.entries(fields).map(([name, { value }]) => [name, value])));
