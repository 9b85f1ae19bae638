// What a row of the operator table says.
import type { FieldType } from '../field.js';

/** A value as operators see it: texts, bytes and addresses as byte strings, integers as numbers (bigint beyond 2^53). */
export type Scalar = string | number | bigint | boolean;

export type Test = (value: Scalar) => boolean;

/** Field types, as far as operators differ by them. */
export type TypeClass = 'number' | 'bool' | 'text' | 'bytes' | 'address' | 'net';

const CLASSES: Partial<Record<FieldType, TypeClass>> = {
  charbuf: 'text', fspath: 'text', bytebuf: 'bytes', bool: 'bool', ipaddr: 'address', ipnet: 'net',
};

/** The class of a type; what is not named is a kind of integer. */
export const classOf = (type: FieldType): TypeClass => CLASSES[type] ?? 'number';

/** Values of these classes are ids in `Texts`. */
export const isTextual = (type: FieldType): boolean => classOf(type) !== 'number' && classOf(type) !== 'bool';

export interface Operator {
  /** Classes of single values that it takes. */
  readonly takes: readonly TypeClass[];
  /** It also takes list-valued fields. */
  readonly lists?: 'every' | 'some';
  /** How written values are read: by the field's type unless said otherwise. */
  readonly reads?: 'hex bytes';
  /** The opposite of another: with fields that have both ends, both must satisfy it. */
  readonly negative?: boolean;
  /** One value against another; left out where the right-hand side can only be written values. */
  readonly compare?: (left: Scalar, right: Scalar) => boolean;
  /**
   * The test against written values (one, unless the operator takes a list), worked out once: `compare` with it unless said otherwise.
   * Throws a string where a value cannot be used.
   */
  readonly against?: (values: readonly Scalar[]) => Test;
}
