// Runs the programs of fixtures/workloads and reads the facts that they print.
import { spawnSync } from 'node:child_process';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = join(dirname(fileURLToPath(import.meta.url)), '../..');
export const runner = join(root, 'fixtures/workloads/run');

/** Exit code of a scenario that cannot run on this machine. */
export const SKIPPED = 77;

/** A condition that a recording must satisfy, exactly `count` times where that is said. */
export interface Fact {
  readonly filter: string;
  readonly count: number | undefined;
}

/** All workloads by name, except for the story. */
export const scenarios: readonly string[] = spawnSync(runner, { encoding: 'utf8' }).stdout.split('\n')
  .filter((name) => name !== '' && name !== 'demo');

/** What a scenario is called with: loads need to be told how much. */
export const argumentsOf = (name: string): readonly string[] => (name.endsWith('-load') ? ['rounds', '101'] : []);

/** `{"evt.type":"openat","evt.rawres":3}` → `evt.type = "openat" and evt.rawres = "3"`. */
function factOf(line: string): Fact {
  const { count, ...fields } = JSON.parse(line) as Record<string, string | number | boolean>;
  const filter = Object.entries(fields).map(([field, value]) => `${field} = "${value}"`).join(' and ');
  return { filter, count: count as number | undefined };
}

export const factsOf = (stdout: string): readonly Fact[] => stdout.split('\n').filter((line) => line.startsWith('{')).map(factOf);
