// Follows the section "In CI" of README.md to the letter, in a new git repository: its files are written, its commands run, and its
// workflow is played as a runner would, on a fresh clone. It must be green, red once the rule is broken, and green when mended.
//
//   npx tsx scripts/follow-readme.ts       after `make build`; exit code 1 if the section does not hold
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { parse } from 'yaml';
import { fencedBlocks, type FencedBlock } from './fenced-blocks.js';
import { scratch, type Ran, type Scratch } from './scratch.js';

const root = join(import.meta.dirname, '..');

/** How what was run ended, and what the section shows of it. */
export interface Followed {
  /** The section's own commands, up to those that break the rule. */
  readonly prepared: readonly Ran[];
  /** The workflow as it is then. */
  readonly green: Ran;
  /** The commands that break the rule, and what the section says that they print. */
  readonly broken: Ran;
  readonly shown: string;
  readonly red: Ran;
  readonly mended: Ran;
}

export async function followReadme(): Promise<Followed> {
  const user = await scratch();
  try {
    return await follow(user);
  } finally {
    await user.close();
  }
}

async function follow(user: Scratch): Promise<Followed> {
  const blocks = fencedBlocks(readFileSync(join(root, 'README.md'), 'utf8')).filter(({ heading }) => heading === 'In CI');
  const shownAt = blocks.findIndex(({ info }) => info === 'text');
  const prepared = [await user.bash(`git init --quiet ${REPOSITORY}`)];
  for (const block of blocks.slice(0, shownAt - 1)) {
    if (block.info === 'sh') prepared.push(await inRepository(user, block.text));
    else writeNamed(join(user.folder, REPOSITORY), block);
  }
  await inRepository(user, 'git add --all && git commit --quiet --message "Rules and their tests"');
  const green = await playWorkflow(user);
  const broken = await inRepository(user, blocks[shownAt - 1]!.text);
  await inRepository(user, 'git commit --quiet --all --message "A slip of the pen"');
  const red = await playWorkflow(user);
  await inRepository(user, 'git revert --no-edit HEAD');
  return { prepared, green, broken, shown: blocks[shownAt]!.text, red, mended: await playWorkflow(user) };
}

const REPOSITORY = 'repository';
const RUNNER = 'runner';

const inRepository = (user: Scratch, script: string): Promise<Ran> => user.bash(`cd ${REPOSITORY}\n${script}`, COMMITTER);

const COMMITTER = {
  GIT_AUTHOR_NAME: 'reader', GIT_AUTHOR_EMAIL: 'reader@localhost', GIT_COMMITTER_NAME: 'reader', GIT_COMMITTER_EMAIL: 'reader@localhost',
};

/** Its first line says which file it is. */
function writeNamed(repository: string, { text }: FencedBlock): void {
  const [, path] = /^# (\S+)\n/.exec(text) ?? [];
  if (path === undefined) throw new Error(`a file of the section does not begin with its name:\n${text}`);
  mkdirSync(dirname(join(repository, path)), { recursive: true });
  writeFileSync(join(repository, path), text);
}

interface Workflow {
  readonly jobs: Readonly<Record<string, { readonly steps: readonly { readonly uses?: string; readonly run?: string }[] }>>;
}

/** What a runner does: a checkout of what was committed, then every `run` of the workflow until one fails. Packages stay installed. */
async function playWorkflow(user: Scratch): Promise<Ran> {
  await user.bash(`[ -d ${RUNNER} ] && git -C ${RUNNER} pull --quiet || git clone --quiet ${REPOSITORY} ${RUNNER}`);
  const { jobs } = parse(readFileSync(join(user.folder, RUNNER, '.github/workflows/rules.yml'), 'utf8')) as Workflow;
  const installed = existsSync(join(user.folder, RUNNER, 'node_modules'));
  const runs = Object.values(jobs).flatMap(({ steps }) => steps.flatMap(({ run }) => run ?? []));
  const wanted = runs.filter((run) => !(installed && run === 'npm ci'));
  return user.bash(`cd ${RUNNER}\n${wanted.join('\n')}`, { GITHUB_ACTIONS: 'true', GITHUB_STEP_SUMMARY: join(user.folder, 'summary.md') });
}

/** What does not hold; nothing if the section can be followed. */
export const faultsOf = ({ prepared, green, broken, shown, red, mended }: Followed): string[] => [
  ...prepared.flatMap((ran) => (ran.status === 0 ? [] : [`a command fails: ${ran.stderr}`])),
  ...(green.status === 0 ? [] : [`the workflow is not green: ${green.stdout}${green.stderr}`]),
  ...(broken.status === 1 ? [] : [`the broken rule ends with ${broken.status}: ${broken.stderr}`]),
  ...(timeless(broken.stdout) === timeless(shown) ? [] : [`the broken rule is told otherwise than shown:\n${broken.stdout}`]),
  ...(red.status !== 0 && red.stdout.includes('::error file=') ? [] : [`the workflow is not red, or says not where: ${red.stdout}`]),
  ...(mended.status === 0 ? [] : [`the mended workflow is not green: ${mended.stdout}`]),
];

const timeless = (text: string): string => text.replace(/in \d+\.\d+ s/, 'in 0.00 s');

if (process.argv[1] === import.meta.filename) {
  const faults = faultsOf(await followReadme());
  console.log(faults.join('\n') || 'README.md, "In CI": green, red once the rule is broken, green when mended');
  process.exitCode = faults.length === 0 ? 0 : 1;
}
