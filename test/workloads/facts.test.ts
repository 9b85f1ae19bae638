// What a scenario prints is in the language of rules, and leaves nothing behind.
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { checkFilter } from '../../src/rules/filter.js';
import { argumentsOf, factsOf, runner, scenarios, SKIPPED } from './scenario.js';

const PLACES = ['/tmp', '/var/tmp', '/dev/shm', '/var/log', '/etc', '/etc/cron.d', '/usr/local/bin'];

/** Names below the folders where scenarios work. */
const traces = (): string[] => PLACES.flatMap((place) => {
  try {
    return readdirSync(place).filter((name) => name.startsWith('falco-rec') || name === 'ld.so.preload').map((name) => `${place}/${name}`);
  } catch {
    return []; // not every machine has all of them
  }
});

describe.runIf(process.platform === 'linux')('scenario', () => {
  test.each(scenarios)('%s', async (name) => {
    const before = traces();
    const { status, stdout, stderr } = spawnSync(runner, [name, ...argumentsOf(name)], { encoding: 'utf8' });
    if (status === SKIPPED) return;
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    const facts = factsOf(stdout);
    expect(facts.length).toBeGreaterThan(0);
    for (const { filter } of facts) checkFilter(filter);
    const left = traces().filter((trace) => !before.includes(trace));
    await expect.poll(() => left.filter(existsSync)).toEqual([]); // another test may run a scenario at the same time
  });
});
