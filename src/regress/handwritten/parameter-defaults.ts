// What a parameter is when the author does not say: that the call succeeded, on the descriptor at hand, by who does it.
import type { Value } from '../../capture/write/block-builder.js';
import { EVENT_TYPES, type EventName, type EventType, type Param } from '../../schema/events.js';
import { SYSCALLS } from '../../schema/syscalls.js';
import { AT_FDCWD } from '../../state/paths/paths.js';
import { AF } from '../../state/sockets/addresses.js';
import type { Actor } from './cast.js';
import { blankSocketFacts } from './descriptor-facts.js';
import { flagBits } from './parameter-values.js';
import { endOf, type End } from './socket-bytes.js';

export interface Told {
  readonly actor: Actor;
  readonly type: EventType;
  /** As `evt.type` shows it: of the generic event the name of the call. */
  readonly name: string;
  /** What the author says. */
  readonly given: ReadonlyMap<string, Value>;
}

type Default = (told: Told) => Value;

/** The value of a parameter that is not given; undefined is none. */
export function defaultOf(param: Param, told: Told): Value {
  const own = OWN[told.type.name]?.[param.name];
  return own === undefined ? byType(param, told) : own(told);
}

function byType({ base, index }: Param, { actor, type }: Told): Value {
  if (base === 'fd' && index === 0 && creates(type)) return actor.nextFd;
  if (base === 'fd' && type.params.some(({ relativeTo }) => relativeTo === index)) return AT_FDCWD;
  if (base === 'fd') return actor.lastFd < 0 ? undefined : actor.lastFd;
  return index === 0 && base === 'errno' ? 0 : undefined;
}

/** Whether the first parameter is a descriptor that the call makes. */
export const creates = ({ row, params }: EventType): boolean => row.flags?.includes('C') === true && params[0]?.base === 'fd';

/** Where connections of this machine come from. */
const OWN_ENDS: Readonly<Record<number, End>> = { [AF.INET]: endOf('10.0.0.2:40000'), [AF.INET6]: endOf('[fd00::2]:40000') };
const READ = flagBits('O_RDONLY', 'file_flags');

const opened: Record<string, Default> = { flags: () => READ, mode: () => 0, dev: () => 0, ino: () => 0 };

/** Without a path it is the declared program that starts. */
const path = ({ given, actor }: Told): string => (given.get('filename') as string | undefined) ?? actor.facts.exepath;
const isDeclared = ({ given }: Told): boolean => given.get('filename') === undefined;
const baseName = (text: string): string => text.slice(text.lastIndexOf('/') + 1);

const self: Record<string, Default> = {
  tid: ({ actor }) => actor.facts.tid, pid: ({ actor }) => actor.facts.pid, ptid: ({ actor }) => actor.facts.ptid,
  uid: ({ actor }) => actor.facts.uid, gid: ({ actor }) => actor.facts.gid, cgroups: ({ actor }) => actor.facts.cgroups,
  fdlimit: ({ actor }) => actor.facts.fdlimit,
};

const executed: Record<string, Default> = {
  ...self,
  filename: path, trusted_exepath: path,
  exe: (told) => (isDeclared(told) ? told.actor.facts.exe : path(told)),
  comm: (told) => (isDeclared(told) ? told.actor.facts.comm : baseName(path(told)).slice(0, 15)),
  args: (told) => (isDeclared(told) ? told.actor.facts.args : ''),
  env: ({ actor }) => Buffer.from(actor.facts.env, 'latin1'),
  loginuid: ({ actor }) => actor.facts.loginuid, tty: ({ actor }) => actor.facts.tty,
  vpgid: ({ actor }) => actor.facts.vpgid, pgid: ({ actor }) => actor.facts.pgid, flags: ({ actor }) => actor.facts.exeFlags,
};

const cloned: Record<string, Default> = {
  ...self, res: () => 0, flags: () => 0, exe: ({ actor }) => actor.facts.exe, comm: ({ actor }) => actor.facts.comm,
  args: ({ actor }) => actor.facts.args, vtid: ({ actor }) => actor.facts.vtid, vpid: ({ actor }) => actor.facts.vpid,
};

/** The last descriptor, or a socket that was there before, of the family of the address. */
function socketAtHand({ actor, given }: Told): Value {
  if (actor.lastFd >= 0) return actor.lastFd;
  const family = ((given.get('addr') ?? given.get('tuple') ?? '') as string).charCodeAt(0);
  const fd = actor.nextFd++;
  actor.descriptors.push(blankSocketFacts(fd, family === AF.INET6 ? 'ipv6' : family === AF.UNIX ? 'unix' : 'ipv4'));
  return actor.lastFd = fd;
}

/** From an address of this machine to the one that is connected to. */
function tupleTo({ given }: Told): Value {
  const addr = given.get('addr') as string | undefined;
  const own = OWN_ENDS[addr?.charCodeAt(0) ?? 0];
  if (addr === undefined || own === undefined) return undefined;
  const { address, port } = own;
  return addr[0]! + address + String.fromCharCode(port & 0xff, port >> 8) + addr.slice(1);
}

const numberOfCall = ({ name }: Told): number | undefined => SYSCALLS.find(([, call]) => call === name)?.[0];
const lengthOfData = ({ given }: Told): Value => (given.get('data') as Uint8Array | undefined)?.length ?? 0;
const newFd = ({ given, actor }: Told): Value => given.get('newfd') ?? actor.nextFd;

const OWN: { readonly [N in EventName]?: Readonly<Record<string, Default>> } = {
  open: opened, openat: opened, openat2: opened, creat: opened, open_by_handle_at: opened,
  execve: executed, execveat: executed, clone: cloned, clone3: cloned, fork: cloned, vfork: cloned,
  socket: { domain: () => AF.INET, type: () => 1, proto: () => 0, flags: () => 0 },
  connect: { fd: socketAtHand, tuple: tupleTo }, bind: { fd: socketAtHand },
  dup2: { res: newFd }, dup3: { res: newFd, flags: () => 0 },
  syscall: { ID: numberOfCall, res: () => 0 },
  ...Object.fromEntries(Object.values(EVENT_TYPES)
    .filter(({ params }) => params[0]?.name === 'res' && params.some(({ base, name }) => base === 'bytes' && name === 'data'))
    .map(({ name }) => [name, { res: lengthOfData, size: lengthOfData }])),
};
