// examples/detection-rules as its user has it: what its README tells to do, and what its workflow does on a push.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { parse } from 'yaml';
import { fencedBlocks } from '../../scripts/fenced-blocks.js';
import { root, scratch, type Ran, type Scratch } from '../../scripts/scratch.js';

const example = join(root, 'examples/detection-rules');
const rules = readFileSync(join(example, 'rules/software.yaml'), 'utf8');

let user: Scratch;
let followed: Ran;
beforeAll(async () => {
  user = await scratch();
  user.copy('examples/detection-rules', '.');
  const [commands] = fencedBlocks(readFileSync(join(example, 'README.md'), 'utf8')).filter(({ info }) => info === 'sh');
  followed = await user.bash(commands!.text);
});
afterAll(() => user.close());

test('its README holds', () => {
  expect(followed).toMatchObject({ status: 0, stdout: expect.stringMatching(/4 passed[^]*2 passed/) });
});

test('its workflow is green, and red once the rule is broken', async () => {
  const { jobs } = parse(readFileSync(join(example, '.github/workflows/rules.yml'), 'utf8')) as
    { jobs: { test: { steps: readonly { run?: string }[] } } };
  // `npm ci` would bring here what `npm install` just brought.
  const runs = jobs.test.steps.flatMap(({ run }) => run ?? []).filter((run) => run !== 'npm ci');
  expect(await user.bash(runs.join('\n'))).toMatchObject({ status: 0 });
  user.write('rules/software.yaml', rules.replace('dpkg, ', ''));
  for (const run of runs.slice(1)) expect((await user.bash(run)).status).toBe(1);
});

test('its hooks are those that docs/ci.md describes, on this repository', async () => {
  user.write('rules/software.yaml', rules);
  const { repos } = parse(readFileSync(join(example, '.pre-commit-config.yaml'), 'utf8')) as
    { repos: readonly { hooks: readonly { entry: string }[] }[] };
  for (const { entry } of repos[0]!.hooks) expect(await user.bash(entry)).toMatchObject({ status: 0 });
});
