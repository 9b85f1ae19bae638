// `make fixtures`: records fixtures/workloads/demo.sh into fixtures/demo.scap, the recording that ships.
//
// A recording tells of the machine that it was made on, and this one is for everybody: so the story is played in a folder of
// its own with an empty environment, and what the snapshot knows beyond it (host, ancestors, accounts, addresses) is left out.
import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Header } from '../src/capture/header.js';
import type { Keyframe } from '../src/capture/keyframe.js';
import { record } from '../src/record/record.js';

const root = join(import.meta.dirname, '..');
const stage = '/opt/falco-rec';
const PATH = '/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin';

const anonymous = (header: Header): Header => ({
  ...header,
  machine: { ...header.machine, hostname: 'demo', kernel: header.machine.kernel.replace(/-.*/, '') },
  scope: { kind: 'tree', pid: header.scope.kind === 'tree' ? header.scope.pid : 0, command: ['fixtures/workloads/demo.sh'] },
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

const secrets = forgetEnvironment();
leaveControlGroups();
mkdirSync(join(stage, 'fixtures'), { recursive: true });
cpSync(join(root, 'fixtures/workloads'), join(stage, 'fixtures/workloads'), { recursive: true });
process.chdir(stage);
let pid = 0;
const output = join(stage, 'demo.scap');
try {
  const { totals } = await record({
    output, command: ['fixtures/workloads/demo.sh'], writer: 'falco-rec',
    redact: {
      header(header) {
        pid = header.scope.kind === 'tree' ? header.scope.pid : 0;
        return anonymous(header);
      },
      keyframe: (keyframe) => bare(keyframe, pid),
    },
  });
  process.chdir(root);
  renameSync(output, join(root, 'fixtures/demo.scap'));
  const text = spawnSync('zstd', ['-dc', 'fixtures/demo.scap'], { maxBuffer: 1 << 28 }).stdout.toString('latin1');
  const leaks = secrets.filter((value) => text.includes(value));
  console.log(`fixtures/demo.scap: ${totals.events} events; of this machine's environment it holds: ${leaks.join(', ') || 'nothing'}`);
} finally {
  process.chdir(root);
  rmSync(stage, { recursive: true });
}
