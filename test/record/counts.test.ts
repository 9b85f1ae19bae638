// Every event of a workload is there, once: prime numbers of them, so that a loss cannot hide in a round number.
import { describe, expect, test } from 'vitest';
import { obstacle, recorded, script, title } from './recorded.js';

const WRITES = 100_003;

describe.skipIf(obstacle)(title('counts'), () => {
  test(`${WRITES} writes`, async () => {
    const { events, drops, totals } = await recorded(script(
      `const fs = require('fs'), fd = fs.openSync('/dev/null', 'w'), b = Buffer.from('0123456789');
       for (let i = 0; i < ${WRITES}; i++) fs.writeSync(fd, b)`));
    const ours = events.filter(({ event, params }) =>
      event === 'write' && params.data === '0123456789' && params.size === 10 && params.res === 10);
    expect({ writes: ours.length, drops, lost: totals.lost }).toEqual({ writes: WRITES, drops: [], lost: 0 });
    expect(events.map(({ num }) => num)).toEqual(events.map((_, i) => i + 1));
    expect(events.every(({ time }, i) => i === 0 || time >= events[i - 1]!.time)).toBe(true);
  });

  test('a limit of events is kept exactly', async () => {
    const { totals } = await recorded(script(`for (let i = 0; i < 5003; i++) require('fs').statSync('/')`), { events: 1009 });
    expect(totals.events).toBe(1009);
  });

  test('a short snaplen cuts payload, 0 leaves none', async () => {
    const payloads = async (snaplen: number): Promise<unknown[]> => {
      const { events } = await recorded(['sh', '-c', 'echo abcdefghij >/dev/null'], { snaplen });
      return events.filter(({ event }) => event === 'write').map(({ params }) => params.data);
    };
    expect(await payloads(5)).toEqual(['abcde']);
    expect(await payloads(0)).toEqual(['']);
    expect(await payloads(80)).toEqual(['abcdefghij\n']);
  });

  test('losses are counted by event when the rings are too small', async () => {
    const { events, drops, totals } = await recorded(script(
      `const fs = require('fs'), fd = fs.openSync('/dev/null', 'w'), b = Buffer.from('x'.repeat(4000));
       for (let i = 0; i < ${WRITES}; i++) fs.writeSync(fd, b)`), { ringBytes: 4096 * 2, snaplen: 4000 });
    const lost = drops.filter(({ code }) => code === 9).reduce((sum, { count }) => sum + count, 0);
    const kept = events.filter(({ event, params }) => event === 'write' && params.size === 4000).length;
    expect(lost).toBeGreaterThan(0);
    expect(lost + kept).toBeGreaterThanOrEqual(WRITES); // Node's own writes may be lost too
    expect(lost + kept).toBeLessThan(WRITES + 50);
    expect(totals.lost).toBe(drops.reduce((sum, { count }) => sum + count, 0));
  });
});
