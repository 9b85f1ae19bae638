// A statement that was entered → its answer on the terminal, with its time; Ctrl-C ends it, and the shell lives on.
import type { DuckDBConnection } from '@duckdb/node-api';
import { printable } from '../../rules/printable.js';
import { ask } from '../ask.js';
import { FORMATS } from '../print/formats.js';
import { QueryError, queryProblem } from '../problem.js';
import type { Session } from './session.js';

/** Milliseconds between two looks at how far a query is, and before the first. */
const LOOK = 200, FIRST_LOOK = 1000;

const MORE = '.limit ROWS shows more, .mode csv or json all';

/** DuckDB counts how far it is, and leaves the telling to us. Before settings are locked. */
export async function measureProgress(connection: DuckDBConnection): Promise<void> {
  await connection.run('SET enable_progress_bar = true');
  await connection.run('SET enable_progress_bar_print = false');
}

/** Prints the answers of some statements, or what is wrong with them. */
export async function answer(session: Session, sql: string): Promise<void> {
  const { screen, settings } = session;
  const began = performance.now();
  try {
    await printed(session, sql);
  } catch (error) {
    if (!(error instanceof QueryError)) throw error;
    screen.flush();
    screen.complain(error.problem.message, error.problem.hint);
  }
  if (settings.timer) screen.aside(`${((performance.now() - began) / 1000).toFixed(3)} s`);
}

async function printed(session: Session, sql: string): Promise<void> {
  const { connection, screen, settings: { format, limit } } = session;
  const running = watch(session);
  try {
    for await (const each of ask(connection, sql)) {
      for await (const line of FORMATS[format](each, { width: screen.width(), most: limit, more: MORE })) {
        running.goOn();
        screen.line(printable(line));
      }
      screen.flush();
    }
    running.goOn();
  } finally {
    running.end();
  }
}

interface Running {
  /** There is something to print, unless the user wants no more of it. Throws QueryError (interrupted). */
  goOn(): void;
  end(): void;
}

function watch({ connection, screen: { meter }, onInterrupt }: Session): Running {
  const began = performance.now();
  let interrupted = false, shown = false;
  const look = setInterval(() => {
    // Again and again: what comes before DuckDB has begun to execute is forgotten.
    if (interrupted) return connection.interrupt();
    const past = performance.now() - began;
    if (past < FIRST_LOOK) return;
    shown = true;
    meter.show(connection.progress.percentage, Math.round(past / 1000));
  }, LOOK);
  const clear = (): void => { if (shown) meter.clear(); shown = false; };
  onInterrupt(() => {
    interrupted = true;
    connection.interrupt();
  });
  return {
    goOn: () => {
      clear();
      if (interrupted) throw new QueryError(queryProblem('interrupted'));
    },
    end: () => {
      clearInterval(look);
      clear();
    },
  };
}
