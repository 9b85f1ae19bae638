// A project of a user: the example repository, installed from the packed tarball as its README tells; then every example of
// docs/library.md (and README.md) in it, type-checked without leniency and run as it stands, with the output that stands below it.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { fencedBlocks, type FencedBlock } from '../../scripts/fenced-blocks.js';
import { root, scratch, type Ran, type Scratch } from '../../scripts/scratch.js';

const EXAMPLE = 'examples/detection-rules';
const textOf = (path: string): string => readFileSync(join(root, path), 'utf8');
const blocksOf = (page: string): readonly FencedBlock[] => fencedBlocks(textOf(page));

let user: Scratch;
beforeAll(async () => {
  user = await scratch();
  user.copy(EXAMPLE, '.');
});
afterAll(() => user.close());

describe('the example repository', () => {
  const rules = textOf(`${EXAMPLE}/rules/software.yaml`);

  test('its README holds', async () => {
    const [commands] = blocksOf(`${EXAMPLE}/README.md`).filter(({ info }) => info === 'sh');
    expect(await user.bash(commands!.text)).toMatchObject({ status: 0, stdout: expect.stringMatching(/4 passed[^]*2 passed/) });
  });

  test('its workflow, which does the same, is red once the rule is broken', async () => {
    interface Workflow { readonly jobs: { readonly test: { readonly steps: readonly { readonly run?: string }[] } } }
    const { jobs } = parse(textOf(`${EXAMPLE}/.github/workflows/rules.yml`)) as Workflow;
    // `npm ci` would bring here what `npm install` just brought.
    const runs = jobs.test.steps.flatMap(({ run }) => run ?? []).filter((run) => run !== 'npm ci');
    user.write('rules/software.yaml', rules.replace('dpkg, ', ''));
    const ran = await user.bash(runs.join('\n'));
    user.write('rules/software.yaml', rules);
    const told = /software\.yaml: Ok[^]*::error file=rules\/software\.test\.yaml/;
    expect(ran).toMatchObject({ status: 1, stdout: expect.stringMatching(told) });
  });

  test('its hooks are ours, with the names of its folders', () => {
    interface Hook { readonly entry: string; readonly args?: readonly string[] }
    const commands = (hooks: readonly Hook[]): string[] => hooks.map(({ entry, args = [] }) => [entry, ...args].join(' '));
    const { repos } = parse(textOf(`${EXAMPLE}/.pre-commit-config.yaml`)) as { repos: readonly [{ hooks: readonly Hook[] }] };
    expect(commands(repos[0].hooks)).toEqual(commands(parse(textOf('.pre-commit-hooks.yaml')) as readonly Hook[]));
  });
});

describe('the library, as its page tells', () => {
  const blocks = [...blocksOf('docs/library.md'), ...blocksOf('README.md').filter(({ heading }) => heading === 'As a library')];
  const examples = blocks.flatMap(({ info, text, heading }, index) =>
    (info === 'ts' ? [{ heading, text, output: blocks[index + 1]!.text, file: `example-${index}` }] : []));
  const tsc = `${join(root, 'node_modules/.bin/tsc')} --strict --module nodenext --target es2023 --types node`;
  let compiled: Ran;

  beforeAll(async () => {
    user.copy('fixtures/demo.scap', 'trace.scap');
    await user.bash('rm -r rules');
    user.copy('rules', 'rules');
    for (const { info, text } of blocks) if (info === 'sh') expect(await user.bash(text)).toMatchObject({ status: 0 });
    for (const { file, text } of examples) user.write(`${file}.ts`, text);
    user.write('attack.test.ts', blocks.find(({ info }) => info === 'ts vitest')!.text);
    compiled = await user.bash(`${tsc} --outDir . *.ts`);
  });

  test('declarations hold under strict checks', () => expect(compiled).toMatchObject({ status: 0, stdout: '' }));

  test.each(examples)('$heading', async ({ file, output }) => {
    expect(await user.bash(`node ${file}.js`)).toEqual({ status: 0, stdout: output, stderr: '' });
  });

  test('vitest with the matchers', async () => {
    const ran = await user.bash('npx vitest run attack.test.js');
    expect(ran).toMatchObject({ status: 0, stdout: expect.stringContaining('1 passed') });
  });

  test('misuse is a type error', async () => {
    user.write('misuse.ts', `
      import { events, openCapture, replay, type Rule } from 'falco-rec';
      const capture = openCapture('trace.scap');
      // @ts-expect-error fields are those that were asked for
      for (const { fields } of events(capture, { fields: ['fd.name'] })) console.log(fields['proc.name']);
      // @ts-expect-error rules are loaded, not named
      replay(capture, 'rules');
      // @ts-expect-error there is no such priority
      replay(capture, [] as Rule[], { priority: 'Urgent' });
      // @ts-expect-error nothing inside of the package is for others to import
      export * from 'falco-rec/dist/replay/replay.js';
    `);
    expect(await user.bash(`${tsc} --noEmit misuse.ts`)).toMatchObject({ status: 0, stdout: '' });
  });
});
