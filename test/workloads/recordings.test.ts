// Records every scenario for real: the recording holds what the program said about itself, the rule of that name fires
// and no other. Needs root, BTF and the built recorder; elsewhere these tests are skipped.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { argumentsOf, factsOf, root, runner, scenarios, SKIPPED } from './scenario.js';

const recordable = process.getuid?.() === 0 && existsSync('/sys/kernel/btf/vmlinux')
  && existsSync(join(root, 'native/build/Release/falco_rec.node')) && existsSync(join(root, 'bpf/.build/falco_rec.bpf.o'));

const falcoRec = (...args: readonly string[]) =>
  spawnSync(process.execPath, [join(root, 'dist/cli/main.js'), ...args], { encoding: 'utf8', maxBuffer: 1 << 28 });

const rules = join(root, 'rules');

/** The rule that a scenario is for; none for the benign ones. */
const ruleOf = (name: string): readonly string[] => (name.includes('-') || name === 'counts' ? [] : [name]);

const linesIn = (text: string): readonly string[] => text.split('\n').filter((line) => line !== '');

describe.runIf(recordable)('a recording of', () => {
  let folder: string;
  beforeAll(() => { folder = mkdtempSync(join(tmpdir(), 'recordings-')); });
  afterAll(() => rmSync(folder, { recursive: true }));

  test.each(scenarios)('%s', (name) => {
    const trace = join(folder, `${name}.scap`);
    const recorded = falcoRec('capture', '-o', trace, '--', runner, name, ...argumentsOf(name));
    if (recorded.status === SKIPPED || recorded.stderr.includes('skipped: ')) return;
    expect({ recorded: existsSync(trace), stderr: recorded.stderr }).toMatchObject({ recorded: true });

    for (const { filter, count } of factsOf(recorded.stdout)) {
      const found = falcoRec('events', trace, filter);
      const matching = linesIn(found.stdout).length;
      if (count === undefined) expect({ filter, found: matching > 0, stderr: found.stderr }).toMatchObject({ filter, found: true });
      else expect({ filter, matching }).toEqual({ filter, matching: count });
    }

    const replayed = falcoRec('replay', trace, '--rules', rules, '--json');
    const fired = new Set(linesIn(replayed.stdout).map((line) => (JSON.parse(line) as { rule: string }).rule));
    expect({ status: replayed.status, fired: [...fired] }).toEqual({ status: 0, fired: ruleOf(name) });
  });
});
