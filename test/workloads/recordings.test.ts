// Records every scenario for real: the recording holds what the program said about itself, the rule of that name fires
// and no other. Needs root, BTF and the built recorder; elsewhere these tests are skipped.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { events, loadRules, openCapture, replay } from '../../src/library/falco-rec.js';
import { argumentsOf, factsOf, root, runner, scenarios, SKIPPED } from './scenario.js';

const recordable = process.getuid?.() === 0 && existsSync('/sys/kernel/btf/vmlinux')
  && existsSync(join(root, 'native/build/Release/falco_rec.node')) && existsSync(join(root, 'bpf/.build/falco_rec.bpf.o'));

const falcoRec = (...args: readonly string[]) =>
  spawnSync(process.execPath, [join(root, 'dist/cli/main.js'), ...args], { encoding: 'utf8', maxBuffer: 1 << 28 });

const rules = loadRules([join(root, 'rules')]);

/** The rule that a scenario is for; none for the benign ones. */
const ruleOf = (name: string): readonly string[] => (name.includes('-') || name === 'counts' ? [] : [name]);

describe.runIf(recordable)('a recording of', () => {
  let folder: string;
  beforeAll(() => { folder = mkdtempSync(join(tmpdir(), 'recordings-')); });
  afterAll(() => rmSync(folder, { recursive: true }));

  test.each(scenarios)('%s', (name) => {
    const trace = join(folder, `${name}.scap`);
    const recorded = falcoRec('capture', '-o', trace, '--', runner, name, ...argumentsOf(name));
    if (recorded.status === SKIPPED || recorded.stderr.includes('skipped: ')) return;
    expect({ recorded: existsSync(trace), stderr: recorded.stderr }).toMatchObject({ recorded: true });

    const capture = openCapture(trace);
    for (const { filter, count } of factsOf(recorded.stdout)) {
      const matching = [...events(capture, { filter })].length;
      if (count === undefined) expect({ filter, found: matching > 0 }).toEqual({ filter, found: true });
      else expect({ filter, matching }).toEqual({ filter, matching: count });
    }
    const fired = new Set(replay(capture, rules).alerts.map(({ rule }) => rule));
    expect({ problems: capture.problems, fired: [...fired] }).toEqual({ problems: [], fired: ruleOf(name) });
    capture.close();
  });
});
