// One capture into a history, in one transaction: it is there as a whole, or not at all.
import type { DuckDBConnection } from '@duckdb/node-api';
import type { Capture } from '../../capture/read/reader.js';
import { createState } from '../../state/create-state.js';
import { walk } from '../../state/walk.js';
import { eventBase } from '../schema/event-number.js';
import { BlockRows } from './block-rows.js';
import { CaptureRows, type Source } from './capture-rows.js';
import { HistoryVisitor } from './history-visitor.js';
import type { FirstNumbers, Loading } from './loading.js';
import { TextNumbers } from './text-numbers.js';
import { openWriters } from './writers.js';

export interface Loaded {
  /** The number that the history gave to the capture. */
  readonly capture: number;
  readonly events: number;
  /** Events that the recorder lost. */
  readonly lost: number;
  readonly seconds: number;
}

/**
 * Loads a capture. What cannot be read of it is in `capture.problems` and in the table `captures`.
 * @param onProgress called with the number of events of each block
 */
export async function loadCapture(
  connection: DuckDBConnection, capture: Capture, source: Source, onProgress?: (events: number) => void,
): Promise<Loaded> {
  const start = performance.now();
  await connection.run('BEGIN');
  try {
    const { number, events, lost } = await fill(connection, capture, source, onProgress);
    await connection.run('COMMIT');
    return { capture: number, events, lost, seconds: (performance.now() - start) / 1000 };
  } catch (error) {
    await connection.run('ROLLBACK').catch(() => undefined);
    throw error;
  }
}

async function fill(connection: DuckDBConnection, capture: Capture, source: Source, onProgress?: (events: number) => void) {
  const state = createState(capture.header, capture.texts);
  const writers = await openWriters(connection);
  const number = await nextCapture(connection);
  const loading: Loading = {
    state, capture: number, eventBase: eventBase(number), first: await firstNumbers(connection), writer: (table) => writers.of(table),
  };
  const visitor = new HistoryVisitor(loading), texts = new TextNumbers(loading), about = new CaptureRows(loading);
  const rows = new BlockRows(loading, visitor, texts);
  const walked = walk(capture, state, visitor, (events, block) => {
    rows.write(block);
    about.write(block);
    onProgress?.(events);
  });
  visitor.finish();
  texts.finish();
  about.finish(capture, source, walked);
  writers.close();
  return { number, ...walked };
}

async function nextCapture(connection: DuckDBConnection): Promise<number> {
  const reader = await connection.runAndReadAll('SELECT coalesce(max(capture) + 1, 0)::INTEGER FROM captures');
  return reader.value(0, 0) as number;
}

async function firstNumbers(connection: DuckDBConnection): Promise<FirstNumbers> {
  const reader = await connection.runAndReadAll(`
    SELECT (SELECT coalesce(max(process), 0) + 1 FROM processes), (SELECT coalesce(max(thread), 0) + 1 FROM threads),
      (SELECT max(thread_state) + 1 FROM stored.thread_states), (SELECT max(descriptor) + 1 FROM stored.descriptors),
      (SELECT max(text) + 1 FROM stored.texts)`);
  const [process, thread, threadState, descriptor, text] = reader.getRows()[0]!.map(Number);
  return { process: process!, thread: thread!, threadState: threadState!, descriptor: descriptor!, text: text! };
}
