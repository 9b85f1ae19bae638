// Every text of a scene passed through a rewriter: one way through all columns and tables, to find texts and to replace them.
import type {
  ContainerFacts, DescriptorFacts, GroupFacts, InterfaceFacts, Keyframe, SocketFacts, ThreadFacts, UserFacts,
} from '../../capture/keyframe.js';
import type { EventFacts, Value } from '../../capture/write/block-builder.js';
import type { BaseType } from '../../schema/param-type.js';
import { eventType, type EventType, type Param } from '../../schema/events.js';
import { rewriteJson } from './rewrite-json.js';
import { rewriteSocketAddress, rewriteTuple } from './rewrite-addresses.js';
import { words, type Rewriter } from './rewriter.js';
import type { Scene } from './scene.js';

export const rewriteScene = ({ keyframe, events }: Scene, by: Rewriter): Scene =>
  ({ keyframe: rewriteKeyframe(keyframe, by), events: events.map((event) => rewriteEvent(event, by)) });

type RewriteText = (text: string, by: Rewriter) => string;

const TEXTS: { readonly [B in BaseType]?: RewriteText } = {
  str: words, path: words, relpath: words, strings: words,
  addr: rewriteSocketAddress, tuple: rewriteTuple,
  ip4: (bytes, by) => by.address(bytes), ip6: (bytes, by) => by.address(bytes),
  dyn: (bytes, by) => by.payload(bytes), bytes: (bytes, by) => by.payload(bytes),
};

function rewriteEvent(event: EventFacts, by: Rewriter): EventFacts {
  const type = eventType(event.code as number)!;
  return { ...event, values: type.params.map((param, index) => rewriteValue(event.values![index], rewriterOf(type, param), by)) };
}

/** Parameters that hold other things than their types say; the name of an asynchronous event tells what its data are. */
const OWN: Readonly<Record<string, RewriteText>> = {
  'container.json': rewriteJson, 'asyncevent.data': rewriteJson, 'asyncevent.name': (text) => text,
};

/** How a text or bytes are rewritten, by event and parameter. */
function rewriterOf({ name: event }: EventType, { name, base }: Param): RewriteText | undefined {
  const own = OWN[`${event}.${name}`];
  return own ?? (name === 'env' ? words : TEXTS[base]);
}

function rewriteValue(value: Value, rewrite: RewriteText | undefined, by: Rewriter): Value {
  if (rewrite === undefined) return value;
  if (typeof value === 'string') return rewrite(value, by);
  return value instanceof Uint8Array ? Buffer.from(rewrite(Buffer.from(value).toString('latin1'), by), 'latin1') : value;
}

function rewriteKeyframe(keyframe: Keyframe, by: Rewriter): Keyframe {
  return {
    ...keyframe,
    threads: keyframe.threads.map((thread) => rewriteThread(thread, by)),
    descriptors: keyframe.descriptors.map(({ pid, entries }) => ({ pid, entries: entries.map((entry) => rewriteDescriptor(entry, by)) })),
    users: keyframe.users.map((user) => rewriteUser(user, by)),
    groups: keyframe.groups.map((group) => rewriteGroup(group, by)),
    interfaces: keyframe.interfaces.map((one) => rewriteInterface(one, by)),
    containers: keyframe.containers.map(({ id, json }): ContainerFacts => ({ id: by.word(id), json: rewriteJson(json, by) })),
  };
}

function rewriteThread(thread: ThreadFacts, by: Rewriter): ThreadFacts {
  const { comm, exe, exepath, args, env, cwd, root, cgroups } = thread;
  return {
    ...thread, comm: by.word(comm), exe: by.word(exe), exepath: by.word(exepath), cwd: by.word(cwd), root: by.word(root),
    args: words(args, by), env: words(env, by), cgroups: words(cgroups, by),
  };
}

function rewriteDescriptor(entry: DescriptorFacts, by: Rewriter): DescriptorFacts {
  const { name, rawName, socket } = entry;
  return {
    ...entry, name: by.word(name), ...(rawName !== undefined && { rawName: by.word(rawName) }),
    ...(socket && { socket: rewriteSocket(socket, by) }),
  };
}

const rewriteSocket = (socket: SocketFacts, by: Rewriter): SocketFacts =>
  ({ ...socket, source: by.address(socket.source), destination: by.address(socket.destination) });

const rewriteUser = ({ name, home, shell, containerId, ...ids }: UserFacts, by: Rewriter): UserFacts =>
  ({ ...ids, name: by.word(name), home: by.word(home), shell: by.word(shell), containerId: by.word(containerId) });

const rewriteGroup = ({ name, containerId, gid }: GroupFacts, by: Rewriter): GroupFacts =>
  ({ gid, name: by.word(name), containerId: by.word(containerId) });

const rewriteInterface = ({ name, address, netmask, broadcast }: InterfaceFacts, by: Rewriter): InterfaceFacts =>
  ({ name: by.word(name), address: by.address(address), netmask: by.address(netmask), broadcast: by.address(broadcast) });
