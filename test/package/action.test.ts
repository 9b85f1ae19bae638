// action.yml and the hooks: by their formats, and by running every step as a runner does, with the environment that it gives.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { root, scratch, type Ran, type Scratch } from '../../scripts/scratch.js';

interface Step {
  readonly name: string;
  readonly if?: string;
  readonly shell: string;
  readonly env: Readonly<Record<string, string>>;
  readonly run: string;
}

interface Action {
  readonly name: string;
  readonly description: string;
  readonly inputs: Readonly<Record<string, { readonly description: string; readonly default: string }>>;
  readonly runs: { readonly using: string; readonly steps: readonly Step[] };
}

interface Hook {
  readonly id: string;
  readonly entry: string;
  readonly args: readonly string[];
  readonly language: string;
}

const yamlAt = (path: string): unknown => parse(readFileSync(join(root, path), 'utf8'));
const action = yamlAt('action.yml') as Action;
const hooks = yamlAt('.pre-commit-hooks.yaml') as readonly Hook[];
const REFERENCE = /\$\{\{ inputs\.([\w-]+) \}\}/g;

describe('action.yml', () => {
  test('is a composite action, of keys that GitHub knows', () => {
    expect(Object.keys(action).sort()).toEqual(['branding', 'description', 'inputs', 'name', 'runs']);
    expect(action.runs.using).toBe('composite');
    for (const step of action.runs.steps) {
      expect(['name', 'if', 'shell', 'env', 'run']).toEqual(expect.arrayContaining(Object.keys(step)));
      expect(step.shell).toBe('bash');
      // What a caller gives stays data: inside of a script it would be commands.
      expect(step.run).not.toContain('${{');
    }
  });

  test('inputs are described, documented, and each is used', () => {
    const text = JSON.stringify(action.runs.steps);
    const used = new Set([...text.matchAll(REFERENCE)].map(([, name]) => name));
    expect([...used].sort()).toEqual(Object.keys(action.inputs).sort());
    const page = readFileSync(join(root, 'docs/ci.md'), 'utf8');
    for (const [name, input] of Object.entries(action.inputs)) {
      expect(Object.keys(input)).toEqual(['description', 'default']);
      expect(page).toContain(`| \`${name}\` |`);
    }
  });
});

let user: Scratch;
beforeAll(async () => {
  user = await scratch();
  user.copy('examples/detection-rules', '.');
  user.write('.path', '');
});
afterAll(() => user.close());

/**
 * Plays the action as a runner does: inputs put in, `if` judged, GITHUB_PATH taken over from step to step, until one fails. What
 * the first step installed stays for whoever plays next.
 */
async function play(given: Readonly<Record<string, string>> = {}): Promise<Ran & { summary: string }> {
  const value = (name: string): string => given[name] ?? action.inputs[name]!.default;
  const files = { GITHUB_PATH: join(user.folder, '.path'), GITHUB_STEP_SUMMARY: join(user.folder, '.summary.md') };
  const runner = { ...files, GITHUB_ACTIONS: 'true', RUNNER_TEMP: join(user.folder, '.temp') };
  user.write('.summary.md', '');
  let said: Ran = { status: 0, stdout: '', stderr: '' };
  for (const { if: condition, env, run } of action.runs.steps) {
    const [, asked] = /^inputs\.([\w-]+) != ''$/.exec(condition ?? '') ?? [];
    const added = readFileSync(files.GITHUB_PATH, 'utf8').trim();
    const isDone = added !== '' && 'PACKAGE' in env;
    if (said.status !== 0 || isDone || (asked !== undefined && value(asked) === '')) continue;
    const filled = (text: string): string => text.replace(REFERENCE, (_, input: string) => value(input));
    const inputs = Object.fromEntries(Object.entries(env).map(([name, text]) => [name, filled(text)]));
    const PATH = added === '' ? process.env['PATH']! : `${added}:${process.env['PATH']}`;
    const ran = await user.bash(run, { ...runner, ...inputs, PATH });
    said = { status: ran.status, stdout: said.stdout + ran.stdout, stderr: said.stderr + ran.stderr };
  }
  return { ...said, summary: readFileSync(files.GITHUB_STEP_SUMMARY, 'utf8') };
}

const sound = readFileSync(join(root, 'examples/detection-rules/rules/software.yaml'), 'utf8');

describe('its steps', () => {
  beforeEach(() => user.write('rules/software.yaml', sound));

  test('rules that hold: green, with a summary', async () => {
    const ran = await play({ paths: 'rules', rules: 'rules', reporters: 'pretty\njunit=report.xml\n' });
    expect(ran).toMatchObject({ status: 0, stdout: expect.stringContaining('4 passed'), summary: expect.stringContaining('| 4 | 4 |') });
    expect(existsSync(join(user.folder, 'report.xml'))).toBe(true);
    expect(ran.stdout).not.toContain('::error');
  });

  test('a rule that does not do what its suite says: red, with annotations', async () => {
    user.write('rules/software.yaml', sound.replace('dpkg, ', ''));
    const ran = await play({ reporters: '' });
    expect(ran).toMatchObject({ status: 1, summary: expect.stringContaining('| 4 | 3 |') });
    expect(ran.stdout).toMatch(/^::error file=rules\/software\.test\.yaml,line=6,/m);
  });

  test('a rule that does not load: red before any suite runs', async () => {
    user.write('rules/software.yaml', sound.replace('proc.aname', 'proc.anme'));
    const ran = await play({ paths: 'rules', rules: 'rules' });
    expect(ran).toMatchObject({ status: 2, stdout: expect.stringContaining("did you mean 'proc.name'?"), summary: '' });
  });

  test('what a caller gives is no command', async () => {
    const ran = await play({ paths: 'rules', filter: '$(touch .taken) ; touch .taken' });
    expect(ran.stderr).toContain("no case contains '$(touch .taken) ; touch .taken'");
    expect(existsSync(join(user.folder, '.taken'))).toBe(false);
  });
});

describe('.pre-commit-hooks.yaml', () => {
  const KEYS = ['id', 'name', 'description', 'entry', 'args', 'language', 'types', 'files', 'pass_filenames'];

  test.each(hooks)('$id has the keys of a hook, and is documented', (hook) => {
    expect(KEYS).toEqual(expect.arrayContaining(Object.keys(hook)));
    expect(hook.language).toBe('system');
    expect(readFileSync(join(root, 'docs/ci.md'), 'utf8')).toContain(`- id: ${hook.id}\n`);
  });

  test.each(hooks)('$id runs as pre-commit runs it', async ({ entry, args }) => {
    user.write('rules/software.yaml', sound);
    const modules = 'test -e node_modules || ln -s .temp/falco-rec/node_modules node_modules';
    const hook = `${modules}\n${[entry, ...args].join(' ')}`;
    expect(await user.bash(hook)).toMatchObject({ status: 0 });
    user.write('rules/software.yaml', sound.replace('dpkg, ', '').replace('  desc', '  dsc'));
    expect((await user.bash(hook)).status).not.toBe(0);
  });
});
