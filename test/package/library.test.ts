// The library as its users have it: installed from the packed tarball, type-checked without leniency, and every example of
// docs/library.md (and README.md) run as it stands, with the output that stands below it.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { fencedBlocks, type FencedBlock } from '../../scripts/fenced-blocks.js';
import { root, scratch, type Ran, type Scratch } from '../../scripts/scratch.js';

const blocksOf = (page: string): readonly FencedBlock[] => fencedBlocks(readFileSync(join(root, page), 'utf8'));
const blocks = [...blocksOf('docs/library.md'), ...blocksOf('README.md').filter(({ heading }) => heading === 'As a library')];
const examples = blocks.flatMap(({ info, text, heading }, index) =>
  (info === 'ts' ? [{ heading, text, output: blocks[index + 1]!.text, file: `example-${index}` }] : []));
const tsc = join(root, 'node_modules/.bin/tsc');

let user: Scratch;
let compiled: Ran;
beforeAll(async () => {
  user = await scratch();
  user.write('package.json', '{ "type": "module" }\n');
  user.copy('fixtures/demo.scap', 'trace.scap');
  user.copy('rules', 'rules');
  for (const { info, text } of blocks) if (info === 'sh') expect(await user.bash(text)).toMatchObject({ status: 0 });
  for (const { file, text } of examples) user.write(`${file}.ts`, text);
  user.write('attack.test.ts', blocks.find(({ info }) => info === 'ts vitest')!.text);
  compiled = await user.bash(`${tsc} --strict --module nodenext --target es2023 --types node --outDir . *.ts`);
});
afterAll(() => user.close());

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
  expect(await user.bash(`${tsc} --noEmit --strict --module nodenext --target es2023 --types node misuse.ts`))
    .toMatchObject({ status: 0, stdout: '' });
});
