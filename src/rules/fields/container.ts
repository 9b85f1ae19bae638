// container.*: the container that the process is in.
import { EMPTY } from '../../capture/texts.js';
import type { ContainerRecord } from '../../state/state.js';
import type { Extract, Field } from '../field.js';
import { announcedIn, labelLine, labelsIn, recordOf, textIn, textOfRecord } from './container-values.js';
import { instantOrNone, ofThread, small } from './thread-values.js';
import { instantOf } from './evt/time.js';
import { fixedText } from '../derived-texts.js';

const TYPES: Readonly<Record<number, string>> = {
  0: 'docker', 1: 'lxc', 2: 'libvirt-lxc', 3: 'mesos', 4: 'rkt', 6: 'cri', 7: 'containerd', 8: 'cri-o', 9: 'bpm', 10: 'static',
  11: 'podman', 0xfffe: 'host',
};

const host = fixedText('host');
const idOfThread = ofThread((thread, event) => (thread.containerId === EMPTY ? host(event.state.texts) : thread.containerId))();
const idOfRecord = textOfRecord((record) => textIn(record, 'id'))();
const id = (): Extract => (event) => (announcedIn(event) ? idOfRecord(event) : idOfThread(event));

function typeName(record: ContainerRecord): string {
  const { type } = record;
  return typeof type === 'number' ? TYPES[type] ?? '' : textIn(record, 'type');
}

interface Mount {
  readonly Source?: string;
  readonly Destination?: string;
  readonly Mode?: string;
  readonly RW?: boolean;
  readonly Propagation?: string;
}

type Searched = 'Source' | 'Destination';

const mountsIn = (record: ContainerRecord): readonly Mount[] => (Array.isArray(record['Mounts']) ? (record['Mounts'] as Mount[]) : []);

const wholeMount = (mount: Mount): string =>
  [mount.Source, mount.Destination, mount.Mode, String(mount.RW ?? false), mount.Propagation].map((part) => part ?? '').join(':');

/** A mount by position, or the first that a pattern is found in: rules write `/proc*` and mean a regular expression. */
function mount(show: (mount: Mount) => string, searched: Searched = 'Source'): (argument: string | undefined) => Extract {
  return (argument) => {
    const wanted = argument!;
    const find = /^\d+$/.test(wanted) ? (mounts: readonly Mount[]) => mounts[Number(wanted)] : searchFor(wanted, searched);
    return textOfRecord((record) => {
      const found = find(mountsIn(record));
      return found && show(found);
    })();
  };
}

function searchFor(pattern: string, searched: Searched): (mounts: readonly Mount[]) => Mount | undefined {
  let expression: RegExp;
  try {
    expression = new RegExp(pattern);
  } catch {
    throw `'${pattern}' is not a valid regular expression`;
  }
  return (mounts) => mounts.find((candidate) => expression.test(candidate[searched] ?? ''));
}

const age = ofThread((thread, event) => (thread.pidnsStart === 0n ? undefined : small(instantOf(event) - thread.pidnsStart)));

const text = (name: string, key: string, about: string): Field =>
  ({ name, type: 'charbuf', varies: 'event', about, extract: textOfRecord((record) => textIn(record, key)) });
const flag = (name: string, key: string, about: string): Field => ({
  name, type: 'bool', varies: 'event', about,
  extract: () => (event) => {
    const record = recordOf(event);
    return record && record[key] === true;
  },
});
const mountField = (name: string, about: string, extract: (argument: string | undefined) => Extract): Field =>
  ({ name, type: 'charbuf', varies: 'event', argument: 'index or key', argumentRequired: true, about, extract });
const never = (name: string, type: Field['type']): Field =>
  ({ name, type, varies: 'capture', deprecated: true, about: 'Never has a value', extract: () => () => undefined });

export const CONTAINER: readonly Field[] = [
  { name: 'container.id', type: 'charbuf', varies: 'process', about: 'First 12 characters of the container’s id; host outside',
    extract: id },
  text('container.full_id', 'full_id', 'The whole id'),
  text('container.name', 'name', 'Name of the container; host outside'),
  text('container.image', 'image', 'Image that it was made from'),
  text('container.image.id', 'imageid', 'Id of the image'),
  text('container.image.repository', 'imagerepo', 'Image without tag and digest'),
  text('container.image.tag', 'imagetag', 'Tag of the image'),
  text('container.image.digest', 'imagedigest', 'Digest of the image'),
  { name: 'container.type', type: 'charbuf', varies: 'event', about: 'Kind of runtime; host outside', extract: textOfRecord(typeName) },
  flag('container.privileged', 'privileged', 'Whether it may do what the host may'),
  flag('container.host_pid', 'host_pid', 'Whether it shares the host’s processes'),
  flag('container.host_network', 'host_network', 'Whether it shares the host’s network'),
  flag('container.host_ipc', 'host_ipc', 'Whether it shares the host’s IPC'),
  { name: 'container.mounts', type: 'charbuf', varies: 'event', about: 'All mounts as source:dest:mode:rw:propagation',
    extract: textOfRecord((record) => mountsIn(record).map(wholeMount).join(',')) },
  mountField('container.mount', 'One mount by position or source', mount(wholeMount)),
  mountField('container.mount.source', 'Source of the mount at a destination', mount((m) => m.Source ?? '', 'Destination')),
  mountField('container.mount.dest', 'Destination of the mount of a source', mount((m) => m.Destination ?? '')),
  mountField('container.mount.mode', 'Mode of the mount of a source', mount((m) => m.Mode ?? '')),
  mountField('container.mount.rdwr', 'Whether the mount of a source can be written', mount((m) => String(m.RW ?? false))),
  mountField('container.mount.propagation', 'Propagation of the mount of a source', mount((m) => m.Propagation ?? '')),
  { name: 'container.start_ts', type: 'abstime', varies: 'process', about: 'When its first process began, in ns since the epoch',
    extract: ofThread((t) => instantOrNone(t.pidnsStart)) },
  { name: 'container.duration', type: 'reltime', varies: 'event', about: 'Nanoseconds since its first process began', extract: age },
  text('container.ip', 'ip', 'Its IPv4 address'),
  text('container.cni.json', 'cni_json', 'What its network plugin said'),
  { name: 'container.label', type: 'charbuf', varies: 'event', argument: 'key', argumentRequired: true, about: 'One label',
    extract: (key) => textOfRecord((record) => labelsIn(record, 'labels')[key!])() },
  { name: 'container.labels', type: 'charbuf', varies: 'event', about: 'All labels',
    extract: textOfRecord((record) => labelLine(labelsIn(record, 'labels'))) },
  never('container.healthcheck', 'charbuf'),
  never('container.liveness_probe', 'charbuf'),
  never('container.readiness_probe', 'charbuf'),
  never('proc.is_container_healthcheck', 'bool'),
  never('proc.is_container_liveness_probe', 'bool'),
  never('proc.is_container_readiness_probe', 'bool'),
];
