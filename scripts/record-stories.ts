// `make fixtures`: records the stories whose recordings ship; with a word, those whose path contains it.
//
// A recording tells of the machine that it was made on, and these are for everybody: so each story is played in a folder of
// its own with an empty environment, and what the snapshot knows beyond it (host, ancestors, accounts, addresses) is left out.
import { spawnSync } from 'node:child_process';
import { copyFileSync, cpSync, existsSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Header } from '../src/capture/header.js';
import type { Keyframe } from '../src/capture/keyframe.js';
import { record } from '../src/record/record.js';

const root = join(import.meta.dirname, '..');
const stage = '/opt/falco-rec';
const EXAMPLE = 'examples/detection-rules/recordings';
const STORIES = [
  { story: 'fixtures/workloads/demo.sh', recording: 'fixtures/demo.scap' },
  { story: 'fixtures/hunts/benign.sh', recording: 'fixtures/hunts/benign.scap' },
  { story: 'fixtures/hunts/intrusion.sh', recording: 'fixtures/hunts/intrusion.scap' },
  { story: `${EXAMPLE}/install-by-hand.sh`, recording: `${EXAMPLE}/install-by-hand.scap` },
] as const;
const PATH = '/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin';

const anonymous = (header: Header, story: string): Header => ({
  ...header,
  machine: { ...header.machine, hostname: 'demo', kernel: header.machine.kernel.replace(/-.*/, '') },
  scope: { kind: 'tree', pid: header.scope.kind === 'tree' ? header.scope.pid : 0, command: [story] },
});

/** The story's own process, before it has begun: it still looks like the recorder that started it. */
function bare(keyframe: Keyframe, pid: number): Keyframe {
  const blank = { comm: 'sh', exe: 'sh', exepath: '/usr/bin/dash', args: '', env: '', cwd: stage, cgroups: '' };
  return {
    ...keyframe,
    threads: keyframe.threads.filter((thread) => thread.pid === pid).map((thread) => ({ ...thread, ...blank })),
    descriptors: [],
    users: keyframe.users.filter(({ uid }) => uid === 0),
    groups: keyframe.groups.filter(({ gid }) => gid === 0),
    interfaces: keyframe.interfaces.filter(({ name }) => name === 'lo'),
  };
}

/** Out of whatever group the shell runs in: its name would be in every execve. */
function leaveControlGroups(): void {
  const mounts = ['/sys/fs/cgroup', ...readdirSync('/sys/fs/cgroup').map((name) => join('/sys/fs/cgroup', name))];
  for (const folder of mounts) {
    const members = join(folder, 'cgroup.procs');
    if (!existsSync(members)) continue;
    try {
      writeFileSync(members, String(process.pid));
    } catch {
      // a hierarchy that does not let go keeps its name in the recording; the check below tells
    }
  }
}

/** What must not be found in the recording: taken out of the environment, which the story inherits, and looked for at the end. */
function forgetEnvironment(): string[] {
  const values = Object.values(process.env).filter((value) => value !== undefined && value.length > 8);
  for (const name of Object.keys(process.env)) delete process.env[name];
  process.env['PATH'] = PATH;
  return [...values, root] as string[];
}

async function play({ story, recording }: (typeof STORIES)[number], secrets: readonly string[]): Promise<void> {
  cpSync(join(root, dirname(story)), join(stage, dirname(story)), { recursive: true });
  process.chdir(stage);
  let pid = 0;
  const output = join(stage, 'story.scap');
  const { totals } = await record({
    output, command: [story], writer: 'falco-rec',
    redact: {
      header(header) {
        pid = header.scope.kind === 'tree' ? header.scope.pid : 0;
        return anonymous(header, story);
      },
      keyframe: (keyframe) => bare(keyframe, pid),
    },
  });
  copyFileSync(output, join(root, recording));
  const text = spawnSync('zstd', ['-dc', output], { maxBuffer: 1 << 28 }).stdout.toString('latin1');
  const leaks = secrets.filter((value) => text.includes(value));
  console.log(`${recording}: ${totals.events} events; of this machine's environment it holds: ${leaks.join(', ') || 'nothing'}`);
}

const word = process.argv[2] ?? '';
const secrets = forgetEnvironment();
leaveControlGroups();
try {
  for (const one of STORIES.filter(({ story }) => story.includes(word))) await play(one, secrets);
} finally {
  process.chdir(root);
  rmSync(stage, { recursive: true, force: true });
}
