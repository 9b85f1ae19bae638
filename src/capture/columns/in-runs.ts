// Loops over whole columns, a run of rows at a time.
//
// A loop that is entered once a block is compiled while it runs, and the result thrown away at its end: V8 has not yet seen
// what comes after it. A function that is called for each run of rows is compiled once for all.

const ROWS = 2048;

/** Calls `act` with the bounds of one run after the other. */
export function inRuns(rows: number, act: (from: number, to: number) => void): void {
  for (let from = 0; from < rows; from += ROWS) act(from, Math.min(from + ROWS, rows));
}
