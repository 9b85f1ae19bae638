// The state at any moment is a query: what a process has open and which processes there are, by SQL and by the state engine.
import { expect, test } from 'vitest';
import { openAnyCapture } from '../../src/capture/open-any.js';
import { toText } from '../../src/capture/texts.js';
import { EVENT_CODES } from '../../src/schema/events.js';
import { createState } from '../../src/state/create-state.js';
import type { CurrentEvent } from '../../src/state/current-event.js';
import { walk } from '../../src/state/walk.js';
import { DEMO, historyOf, rowsOf } from './load.js';

/** Events after which nothing is left to be done before the next one: closes and exits are still seen by their rules. */
const isSettled = ({ type, changes }: CurrentEvent): boolean => changes && type.name !== 'close' && type.name !== 'procexit';

interface Moment {
  readonly num: number;
  /** `fd name` of all that its process has open. */
  readonly open: readonly string[];
  /** Ids of all processes. */
  readonly pids: readonly number[];
}

/** Every n-th event that changed something. */
function moments(path: string, apart: number): Moment[] {
  const capture = openAnyCapture(path), state = createState(capture.header, capture.texts);
  const found: Moment[] = [];
  let seen = 0;
  walk(capture, state, {
    wants: new Uint8Array(EVENT_CODES).fill(1), needs: new Set(),
    see(event) {
      if (event.thread === undefined || !isSettled(event) || ++seen % apart !== 0) return;
      const open = Array.from(event.thread.process.fds, ([fd, { name }]) => `${fd} ${toText(state.texts.value(name))}`);
      const pids = [...new Set([...state.threads.values()].filter(({ pid }) => pid >= 0).map(({ pid }) => pid))];
      found.push({ num: event.block.num(event.index), open, pids: pids.sort((a, b) => a - b) });
    },
  });
  capture.close();
  return found;
}

test('what is open and who is there, at moments of a break-in', async () => {
  const history = await historyOf(DEMO);
  const found = moments(DEMO, 7);
  expect(found.length).toBeGreaterThan(10);
  for (const { num, open, pids } of found) {
    const byNumber = await rowsOf(history, `SELECT o.fd, coalesce(o.name, '') AS name
      FROM events e, LATERAL (SELECT * FROM open_files_at(e.process, e.time)) o WHERE e.event = ${num} ORDER BY o.fd`);
    expect(byNumber.map(({ fd, name }) => `${fd} ${name}`), `event ${num}`).toEqual(open);
    const there = await rowsOf(history, `SELECT DISTINCT p.pid FROM events e, LATERAL (SELECT * FROM processes_at(e.time)) p
      WHERE e.event = ${num} ORDER BY p.pid`);
    expect(there.map(({ pid }) => Number(pid)), `event ${num}`).toEqual(pids);
  }
  history.close();
});
