// One capture of a history as a lake knows it: by its content, and with numbers of its own that begin at 1 whatever else the
// history holds. So it is the same in the lake from whichever history it came, and comes again in the same files.
import type { DuckDBConnection } from '@duckdb/node-api';
import { QueryError, queryProblem } from '../problem.js';
import { eventBase } from '../schema/event-number.js';

/** What is taken off the numbers of a history, by what they count. */
export type Counted = 'event' | 'process' | 'thread' | 'thread_state' | 'descriptor';

export interface LakeCapture {
  /** Its number in the history. */
  readonly number: number;
  readonly file: string;
  /** The first 16 digits of its content's SHA-256: `capture` in the lake, and the name of its files. */
  readonly id: string;
  /** undefined where the recording does not say. */
  readonly host: string | undefined;
  /** Day (UTC) on which it began. */
  readonly day: string;
  readonly first: Readonly<Record<Counted, number>>;
  /** The last program image, by its number in the history. */
  readonly lastProcess: number;
}

/** Numbers that a capture brought follow one another. */
const below = (column: string, table: string): string =>
  `(SELECT coalesce(min(${column}), 1) - 1 FROM ${table} WHERE capture = c.capture)`;

const CAPTURES = `
  SELECT c.capture, c.file, c.sha256, c.host, c.start_time::DATE::VARCHAR, ${below('process', 'processes')}, ${below('thread', 'threads')},
    (SELECT coalesce(min(s.thread_state), 1) - 1 FROM stored.thread_states s JOIN processes p USING (process) WHERE p.capture = c.capture),
    ${below('descriptor', 'stored.descriptors')}, (SELECT coalesce(max(process), 0) FROM processes WHERE capture = c.capture)
  FROM captures c ORDER BY c.capture`;

/** All captures of a history. Throws QueryError where their identity is none that `load` writes: files would be named after it. */
export async function lakeCaptures(connection: DuckDBConnection): Promise<LakeCapture[]> {
  const rows = (await connection.runAndReadAll(CAPTURES)).getRows();
  return rows.map(([capture, file, sha256, host, day, process, thread, state, descriptor, lastProcess]) => {
    if (!/^[0-9a-f]{64}$/.test(String(sha256))) throw new QueryError(queryProblem('not-a-history', `capture ${capture} has no SHA-256`));
    const number = Number(capture);
    const first = {
      event: eventBase(number), process: Number(process), thread: Number(thread), thread_state: Number(state),
      descriptor: Number(descriptor),
    };
    return {
      number, file: String(file), id: String(sha256).slice(0, 16), host: host === null ? undefined : String(host), day: String(day),
      first, lastProcess: Number(lastProcess),
    };
  });
}
