// Every text of a scene passed through a rewriter: one way through all columns and tables, to find texts and to replace them.
import type {
  ContainerFacts, DescriptorFacts, GroupFacts, InterfaceFacts, Keyframe, SocketFacts, ThreadFacts, UserFacts,
} from '../../capture/keyframe.js';
import type { EventFacts, Value } from '../../capture/write/block-builder.js';
import type { BaseType } from '../../schema/param-type.js';
import { eventType } from '../../schema/events.js';
import { rewriteJson } from './rewrite-json.js';
import { rewriteSocketAddress, rewriteTuple } from './rewrite-addresses.js';
import type { Scene } from './scene.js';

/** What becomes of the texts of a scene; all are byte strings. */
export interface Rewriter {
  /** A path, a name, one argument, one variable of an environment. */
  word(text: string): string;
  /** The 4 or 16 bytes of an IP address. */
  address(bytes: string): string;
  /** What was read or written, or a value without a form of its own. */
  payload(bytes: string): string;
}

export const rewriteScene = ({ keyframe, events }: Scene, by: Rewriter): Scene =>
  ({ keyframe: rewriteKeyframe(keyframe, by), events: events.map((event) => rewriteEvent(event, by)) });

/** Words each ended by NUL, or a single one. */
const words = (text: string, { word }: Rewriter): string => text.split('\0').map((one) => (one === '' ? '' : word(one))).join('\0');

type RewriteText = (text: string, by: Rewriter) => string;

const TEXTS: { readonly [B in BaseType]?: RewriteText } = {
  str: words, path: words, relpath: words, strings: words,
  addr: rewriteSocketAddress, tuple: rewriteTuple,
  ip4: (bytes, by) => by.address(bytes), ip6: (bytes, by) => by.address(bytes),
  dyn: (bytes, by) => by.payload(bytes),
};

function rewriteEvent(event: EventFacts, by: Rewriter): EventFacts {
  const type = eventType(event.code as number)!;
  return { ...event, values: type.params.map(({ name, base }, index) => rewriteValue(event.values![index], type.name, name, base, by)) };
}

function rewriteValue(value: Value, event: string, param: string, base: BaseType, by: Rewriter): Value {
  if (value instanceof Uint8Array) return rewriteBytes(value, event, param, by);
  if (typeof value !== 'string') return value;
  return event === 'container' ? rewriteJson(value, by) : (TEXTS[base]?.(value, by) ?? value);
}

/** Environments and what runtimes say come as bytes, too. */
function rewriteBytes(bytes: Uint8Array, event: string, param: string, by: Rewriter): Uint8Array {
  const text = Buffer.from(bytes).toString('latin1');
  const rewrite = param === 'env' ? words : event === 'asyncevent' ? rewriteJson : by.payload;
  return Buffer.from(rewrite(text, by), 'latin1');
}

function rewriteKeyframe(keyframe: Keyframe, by: Rewriter): Keyframe {
  return {
    ...keyframe,
    threads: keyframe.threads.map((thread) => rewriteThread(thread, by)),
    descriptors: keyframe.descriptors.map(({ pid, entries }) => ({ pid, entries: entries.map((entry) => rewriteDescriptor(entry, by)) })),
    users: keyframe.users.map((user): UserFacts =>
      ({ ...user, name: by.word(user.name), home: by.word(user.home), shell: by.word(user.shell), containerId: by.word(user.containerId) })),
    groups: keyframe.groups.map((group): GroupFacts => ({ ...group, name: by.word(group.name), containerId: by.word(group.containerId) })),
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

const rewriteInterface = ({ name, address, netmask, broadcast }: InterfaceFacts, by: Rewriter): InterfaceFacts =>
  ({ name: by.word(name), address: by.address(address), netmask: by.address(netmask), broadcast: by.address(broadcast) });
