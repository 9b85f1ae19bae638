// What a hunt is: a saved question to a history, with what a responder must know to read its answer.
import type { DuckDBValue } from '@duckdb/node-api';
import type { ParameterType } from './parameter-types.js';

export interface HuntParameter {
  readonly name: string;
  readonly type: ParameterType;
  /** As it is written in the file, and what it means. */
  readonly written: string;
  readonly value: DuckDBValue;
  readonly about: string;
}

export interface Hunt {
  /** Of its file, without `.sql`. */
  readonly name: string;
  readonly file: string;
  readonly title: string;
  /** What a row of the answer is. */
  readonly finds: string;
  /** What is like it and is not found. */
  readonly misses: string;
  /** Techniques of MITRE ATT&CK by their numbers; none for hunts about the recording itself. */
  readonly mitre: readonly string[];
  readonly parameters: readonly HuntParameter[];
  /** What it means when there are no rows. */
  readonly empty: string;
  /** The whole file: comments are SQL's own, so lines of errors are lines of the file. */
  readonly sql: string;
}
