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

test('its workflow, which does the same, is red once the rule is broken', async () => {
  const { jobs } = parse(readFileSync(join(example, '.github/workflows/rules.yml'), 'utf8')) as
    { jobs: { test: { steps: readonly { run?: string }[] } } };
  // `npm ci` would bring here what `npm install` just brought.
  const runs = jobs.test.steps.flatMap(({ run }) => run ?? []).filter((run) => run !== 'npm ci');
  user.write('rules/software.yaml', rules.replace('dpkg, ', ''));
  const ran = await user.bash(runs.join('\n'));
  expect(ran).toMatchObject({ status: 1, stdout: expect.stringMatching(/software\.yaml: Ok[^]*::error file=rules\/software\.test\.yaml/) });
});

test('its hooks are ours, with the names of its folders', () => {
  const hooksAt = (path: string): readonly { entry: string; args?: readonly string[] }[] =>
    [parse(readFileSync(join(root, path), 'utf8'))].flat().flatMap((one) => one.repos?.[0].hooks ?? one);
  const commands = (path: string): string[] => hooksAt(path).map(({ entry, args = [] }) => [entry, ...args].join(' '));
  expect(commands('examples/detection-rules/.pre-commit-config.yaml')).toEqual(commands('.pre-commit-hooks.yaml'));
});
