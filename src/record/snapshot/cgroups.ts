// Control groups as events tell them: `subsystem=path` for Falco's five subsystems, under cgroup v1, v2 or both.
import { readProc } from './proc.js';

/** The kernel's names; cgroup v1 calls `io` blkio. */
const SUBSYSTEMS = ['cpuset', 'cpu', 'cpuacct', 'io', 'memory'] as const;
const V1_NAMES: Record<string, string> = { blkio: 'io' };

const V2_MOUNTS = ['/sys/fs/cgroup', '/sys/fs/cgroup/unified'];

/** From the text of /proc/PID/cgroup. */
export function cgroupsOf(text: string): string {
  const paths = new Map<string, string>();
  let unified = '/';
  for (const line of text.split('\n')) {
    const [hierarchy, controllers, ...path] = line.split(':');
    if (hierarchy === '0' && controllers === '') unified = path.join(':');
    else for (const name of controllers?.split(',') ?? []) paths.set(V1_NAMES[name] ?? name, path.join(':'));
  }
  return SUBSYSTEMS.map((name) => `${name}=${paths.get(name) ?? v2Path(name, unified)}\0`).join('');
}

const known = new Map<string, string>();

/** Under cgroup v2 a subsystem acts through the nearest group upwards that it is enabled for. */
function v2Path(subsystem: string, path: string): string {
  const key = `${subsystem} ${path}`;
  let found = known.get(key);
  if (found === undefined) {
    found = path;
    while (found !== '/' && !isEnabled(subsystem, found)) found = found.slice(0, found.lastIndexOf('/')) || '/';
    known.set(key, found);
  }
  return found;
}

function isEnabled(subsystem: string, path: string): boolean {
  return V2_MOUNTS.some((mount) => readProc(`${mount}${path}/cgroup.controllers`)?.trim().split(' ').includes(subsystem));
}
