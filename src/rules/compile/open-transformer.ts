// Transformers at run time: over values of inputs, with what was made of a text kept by its id.
import type { Texts } from '../../capture/texts.js';
import type { CurrentEvent } from '../../state/current-event.js';
import type { Extract, ExtractList, Value } from '../field.js';
import type { Material, Transformer } from '../transformers/transformer.js';
import { openList, openScalar, type Input } from './input.js';

/** Opens a transformer over its inputs. */
export function openTransformer(
  row: Transformer, inputs: readonly Input[], argument: string | undefined, texts: Texts,
): Extract | ExtractList {
  const [first] = inputs;
  const single = inputs.length === 1 && (first!.match === 'one' || !row.wholeLists);
  if (!single) return openGeneral(row, inputs, argument, texts);
  const derived = derive(row, argument, texts);
  const extract = first!.open(texts);
  if (first!.match === 'one') return (event) => derived((extract as Extract)(event) as number | undefined);
  return (event) => {
    const values = (extract as ExtractList)(event)?.map((id) => derived(id as number));
    return values?.every((value) => value !== undefined) ? (values as number[]) : undefined;
  };
}

/** One text at a time: worked out once for each. */
function derive(row: Transformer, argument: string | undefined, texts: Texts): (id: number | undefined) => Value {
  const known = new Map<number, Value>();
  return (id) => {
    if (!id) return undefined;
    if (known.has(id)) return known.get(id);
    const value = toValue(row.apply([texts.value(id)], argument), texts) as Value;
    known.set(id, value);
    return value;
  };
}

function openGeneral(row: Transformer, inputs: readonly Input[], argument: string | undefined, texts: Texts): Extract | ExtractList {
  const readers = inputs.map((input) => openMaterial(input, texts));
  const extract = (event: CurrentEvent): Value | number[] => {
    const values: Material[] = [];
    for (const read of readers) {
      const value = read(event);
      if (value === undefined) return undefined;
      values.push(value);
    }
    return toValue(row.apply(values, argument), texts);
  };
  return extract as Extract;
}

function openMaterial(input: Input, texts: Texts): (event: CurrentEvent) => Material | undefined {
  if (input.match === 'one') {
    const read = openScalar(input, texts);
    return (event) => read(event)?.toString();
  }
  const read = openList(input, texts);
  return (event) => read(event)?.map(String);
}

function toValue(result: Material | number | undefined, texts: Texts): Value | number[] {
  if (result === undefined || typeof result === 'number') return result;
  return typeof result === 'string' ? texts.intern(result) : result.map((text) => texts.intern(text));
}
