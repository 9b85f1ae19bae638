// What a row of the transformer table says.
import type { FieldType } from '../field.js';

/** What a transformer works on: byte strings, or lists of them. */
export type Material = string | readonly string[];

/** Type and listness of an argument or a result. */
export interface Shape {
  readonly type: FieldType;
  readonly list: boolean;
}

export interface Transformer {
  readonly arity: readonly [least: number, most: number];
  /** What is wrong with these arguments, in words; undefined when they will do. */
  readonly complaint: (shapes: readonly Shape[]) => string | undefined;
  readonly result: (shapes: readonly Shape[], argument: string | undefined) => Shape;
  /** Takes a letter in brackets after the call. */
  readonly takesArgument?: boolean;
  /** Applies to a list as a whole; otherwise to each of its elements. */
  readonly wholeLists?: boolean;
  /** undefined: no value. */
  readonly apply: (values: readonly Material[], argument: string | undefined) => Material | number | undefined;
}
