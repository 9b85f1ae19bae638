// An input of a predicate: a field, a transformed field or a written text, with all that compiling needs to know of it.
import type { Texts } from '../../capture/texts.js';
import type { EventName } from '../../schema/events.js';
import type { Extract, ExtractList, Field, FieldType, ListField, Rate } from '../field.js';
import { isTextual, type Scalar } from '../operators/operator.js';

export interface Input {
  /** Printed form: inputs that print the same are the same. */
  readonly key: string;
  readonly type: FieldType;
  readonly match: ListField['match'] | 'one';
  readonly rate: Rate;
  /** Events that can give it a value; all when undefined. */
  readonly on: ReadonlySet<EventName> | undefined;
  /** The field itself, unless transformed. */
  readonly field: Field | undefined;
  /** Every field it is made of. */
  readonly fields: readonly Field[];
  /** Binds it to the texts of a replay. Single values only for `match: 'one'`, lists for all others. */
  readonly open: (texts: Texts) => Extract | ExtractList;
}

/** Reads single values as operators take them. */
export function openScalar(input: Input, texts: Texts): (...event: Parameters<Extract>) => Scalar | undefined {
  const extract = input.open(texts) as Extract;
  if (!isTextual(input.type)) return extract;
  return (event) => {
    const id = extract(event) as number | undefined;
    return id ? texts.value(id) : undefined;
  };
}

/** Reads lists as operators take them. */
export function openList(input: Input, texts: Texts): (...event: Parameters<Extract>) => readonly Scalar[] | undefined {
  const extract = input.open(texts) as ExtractList;
  if (!isTextual(input.type)) return extract;
  return (event) => extract(event)?.map((id) => texts.value(id as number));
}
