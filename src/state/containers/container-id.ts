// Which container a thread is in, from the paths of its cgroups: the layouts that runtimes give them.
//
// Falco's container plugin asks engine after engine, and the first path on which one of them matches wins. We look for
// all 64 digits to be hexadecimal, where the plugin lets some other text behind long prefixes pass.

/** What a match says: the id as fields show it, and the runtime's type number where the layout alone settles it. */
export interface ContainerMatch {
  readonly id: string;
  readonly type?: number;
}

const LXC = 1;
const LIBVIRT_LXC = 2;
const BPM = 9;

/** Text between the last prefix and the last suffix (to the end where that is empty) that is a full id: podman, docker, CRI. */
const LAYOUTS: readonly (readonly [prefix: string, suffix: string])[] = [
  ['/libpod-', '.scope'], ['/libpod-', '.scope/container'], ['/libpod-', ''],
  ['/libpod-payload-', '.scope'], ['/libpod-payload-', '.scope/container'], ['/libpod-payload-', ''],
  ['/', ''], ['/docker-', '.scope'],
  ['/crio-', ''], ['/cri-containerd-', '.scope'], ['/crio-', '.scope'], [':cri-containerd:', ''], ['/nerdctl-', '.scope'],
];

const FULL_ID = /^[0-9a-fA-F]{64}$/;

function byLayout(path: string): ContainerMatch | undefined {
  for (const [prefix, suffix] of LAYOUTS) {
    const at = path.lastIndexOf(prefix);
    const end = suffix === '' ? path.length : path.lastIndexOf(suffix);
    const id = at < 0 || end < 0 ? '' : path.slice(at + prefix.length, end);
    if (FULL_ID.test(id)) return { id: id.slice(0, 12) };
  }
  return undefined;
}

function byLxc(path: string): ContainerMatch | undefined {
  const id = /\/lxc(?:\/|\.payload[/.])([^/]+)/.exec(path)?.[1];
  return id === undefined ? undefined : { id, type: LXC };
}

/** `-lxc\x2d` is systemd's escape for the dash that follows; its text is `-lxc\x2` and one character. */
const LIBVIRT = [/([^/]+)\.libvirt-lxc$/, /-lxc\\x2.(.+)\.scope(?:\/libvirt)?$/, /\/libvirt\/lxc\/(.+)$/];

function byLibvirt(path: string): ContainerMatch | undefined {
  for (const layout of LIBVIRT) {
    const id = layout.exec(path)?.[1];
    if (id !== undefined) return { id, type: LIBVIRT_LXC };
  }
  return undefined;
}

function byBpm(path: string): ContainerMatch | undefined {
  const id = /bpm-([A-Za-z0-9._-]+?)(?:\.scope.*)?$/.exec(path)?.[1];
  return id === undefined ? undefined : { id, type: BPM };
}

/**
 * containerd without CRI lets its caller choose the id: `/NAMESPACE/ID`. Falco takes any two components for that, and so
 * plain host groups such as `/system.slice/foo.service/sub`. Who writes `container.id != host` does not mean those; we
 * ask for a namespace that containerd's own tools use.
 */
function byContainerd(path: string): ContainerMatch | undefined {
  const id = /^\/(?:default|k8s\.io|moby|buildkit)\/([A-Za-z0-9][A-Za-z0-9._-]{0,63})$/.exec(path)?.[1];
  return id === undefined || /\.(?:service|slice|scope)$/.test(id) ? undefined : { id: id.slice(0, 12) };
}

/** The most particular layouts first: what any caller can choose comes last. */
const MATCHERS = [byLayout, byLxc, byLibvirt, byBpm, byContainerd];

/** The container that `subsystem=path` entries, each ended by NUL, tell of; undefined for the host. */
export function matchContainer(cgroups: string): ContainerMatch | undefined {
  for (const entry of cgroups.split('\0')) {
    const path = entry.slice(entry.indexOf('=') + 1);
    if (path === '' || path === '/') continue;
    for (const matcher of MATCHERS) {
      const match = matcher(path);
      if (match !== undefined) return match;
    }
  }
  return undefined;
}
