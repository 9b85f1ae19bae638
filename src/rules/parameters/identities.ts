// Numbers that stand for something the state knows: descriptors, processes, users, groups.
import { EMPTY, type TextId } from '../../capture/texts.js';
import type { CurrentEvent } from '../../state/current-event.js';
import { DESCRIPTOR_KINDS, type Descriptor, type Socket } from '../../state/descriptors/descriptor.js';
import { groupOf, NO_ID, userOf } from '../accounts.js';
import { textFromObject } from '../derived-texts.js';
import { errorName } from './names.js';

const AT_FDCWD = -100;
const L4_LETTERS = { tcp: 't', udp: 'u', icmp: 'i', raw: 'r', unknown: '' } as const;

/** `<f>/etc/passwd`, `<4t>1.2.3.4:5->6.7.8.9:80` */
const describe = textFromObject<Descriptor>((descriptor, texts) => {
  const inet = descriptor.type === 'ipv4' || descriptor.type === 'ipv6';
  const l4 = inet && descriptor.socket ? letterOf(descriptor.socket) : '';
  return `<${DESCRIPTOR_KINDS[descriptor.type].char}${l4}>${texts.value(descriptor.name)}`;
});

/** As with `fd.l4proto`, Falco names no protocol before it knows who is client and who is server; raw sockets never have these. */
const letterOf = ({ l4, role, listening }: Socket): string => (l4 === 'raw' || role !== 'none' || listening ? L4_LETTERS[l4] : '');

/** The descriptor under a number, as the event saw it: a closed one is already gone from the table. */
export function descriptorAt(event: CurrentEvent, fd: number): Descriptor | undefined {
  if (fd === event.fdNum && event.fd) return event.fd;
  return event.thread?.process.fds.get(fd);
}

export function descriptorText(event: CurrentEvent, fd: number): TextId {
  const { texts } = event.state;
  if (fd === AT_FDCWD) return texts.intern('AT_FDCWD');
  if (fd < 0) return texts.intern(errorName(fd));
  const descriptor = descriptorAt(event, fd);
  return descriptor ? describe(texts, descriptor) : EMPTY;
}

/** The name of a thread that the state knows. */
export const processText = (event: CurrentEvent, tid: number): TextId => event.state.threads.get(tid)?.comm ?? EMPTY;

export function userText(event: CurrentEvent, uid: number): TextId {
  const name = uid === NO_ID || uid === -1 ? '<NONE>' : userOf(event.state, event.thread, uid)?.name ?? '<NA>';
  return event.state.texts.intern(name);
}

export function groupText(event: CurrentEvent, gid: number): TextId {
  const name = gid === NO_ID || gid === -1 ? '<NONE>' : groupOf(event.state, event.thread, gid)?.name ?? '<NA>';
  return event.state.texts.intern(name);
}
