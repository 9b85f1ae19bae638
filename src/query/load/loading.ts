// What all who fill tables from one capture share: where rows go, how they are numbered, and the state they are read from.
import { toText, type TextId } from '../../capture/texts.js';
import type { State } from '../../state/state.js';
import type { TableWriter } from './table-writer.js';

/** First free numbers of a database: what a capture brings is numbered from here. */
export interface FirstNumbers {
  readonly process: number;
  readonly thread: number;
  readonly threadState: number;
  readonly descriptor: number;
  readonly text: number;
}

export interface Loading {
  readonly state: State;
  /** Number of the capture. */
  readonly capture: number;
  /** What is added to `evt.num`. */
  readonly eventBase: number;
  readonly first: FirstNumbers;
  /** The writer of a table by its name. */
  writer(table: string): TableWriter;
}

/** A text of the state as people read it; undefined where it is empty or absent. */
export function shown({ texts }: State, id: TextId): string | undefined {
  const value = texts.value(id);
  return value === '' ? undefined : toText(value);
}

/** Nanoseconds since the capture's start as those since the epoch; NaN is no value. */
export const instant = ({ header }: State, time: number): bigint | undefined =>
  (Number.isNaN(time) ? undefined : header.startTime + BigInt(time));
