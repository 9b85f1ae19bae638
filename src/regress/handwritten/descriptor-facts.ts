// Open descriptors as suites declare them → facts of a keyframe. A short text says what most are:
//
//   /etc/hosts · 10.0.0.1:5000->10.0.0.2:443 · 0.0.0.0:80 · udp 10.0.0.1:5000->10.0.0.2:53 · unix:/run/x.sock · pipe
import type { DescriptorFacts, SocketFacts } from '../../capture/keyframe.js';
import { toBytes } from '../../capture/texts.js';
import { nearest } from '../../rules/nearest.js';
import { DESCRIPTOR_KINDS } from '../../state/descriptors/descriptor.js';
import type { DescriptorText } from '../suite/format.js';
import type { Written } from '../suite/shape.js';
import { flagBits } from './parameter-values.js';
import { endOf, pairOf, type End } from './socket-bytes.js';

/** Facts of a descriptor; throws a string that says what is wrong with it. */
export const descriptorFacts = (fd: number, written: Written | DescriptorText): DescriptorFacts =>
  ('text' in written ? fromText(fd, written.text) : fromMap(fd, written));

const plain = (fd: number, type: string, name: string, more: Partial<DescriptorFacts> = {}): DescriptorFacts =>
  ({ fd, type, name: toBytes(name), ino: 0, dev: 0, flags: 0, closeOnExec: false, ...more });

function fromMap(fd: number, { type, name, flags }: DescriptorText): DescriptorFacts {
  const kind = Object.keys(DESCRIPTOR_KINDS).find((one) => one === type.text);
  if (kind === undefined) {
    const hint = nearest(type.text, Object.keys(DESCRIPTOR_KINDS));
    throw `there is no kind of descriptor '${type.text}'${hint === undefined ? '' : `: did you mean '${hint}'?`}`;
  }
  if (kind === 'ipv4' || kind === 'ipv6') return fromText(fd, name?.text ?? '');
  return plain(fd, kind, name?.text ?? '', { flags: flagBits(flags?.text ?? '', 'file_flags') });
}

/** Told apart by how they begin; what is none of these is an address. */
const FORMS: readonly (readonly [RegExp, (fd: number, rest: string) => DescriptorFacts])[] = [
  [/^(?=\/)/, (fd, path) => (path.endsWith('/') ? plain(fd, 'directory', path.slice(0, -1) || '/') : plain(fd, 'file', path))],
  [/^unix:/, (fd, path) => plain(fd, 'unix', path, { socket: socket('unknown', NOWHERE, NOWHERE, {}) })],
  [/^pipe$/, (fd) => plain(fd, 'pipe', '')],
  [/^udp /, (fd, ends) => socketFacts(fd, 'udp', ends)],
  [/^(?:tcp )?/, (fd, ends) => socketFacts(fd, 'tcp', ends)],
];

function fromText(fd: number, text: string): DescriptorFacts {
  const [form, make] = FORMS.find(([pattern]) => pattern.test(text))!;
  return make(fd, text.replace(form, ''));
}

const NOWHERE: End = { address: '', port: 0 };

function socketFacts(fd: number, l4: 'tcp' | 'udp', text: string): DescriptorFacts {
  if (!text.includes('->')) {
    const end = endOf(text);
    return plain(fd, inet(end), '', { socket: socket(l4, NOWHERE, end, { listening: true, role: 'server' }) });
  }
  const { source, destination } = pairOf(text);
  return plain(fd, inet(source), '', { socket: socket(l4, source, destination, { connected: true, role: 'client' }) });
}

const inet = ({ address }: End): string => (address.length === 4 ? 'ipv4' : 'ipv6');

/** A socket that nothing was done with yet, for events that need one. */
export const blankSocketFacts = (fd: number, type: 'ipv4' | 'ipv6' | 'unix'): DescriptorFacts => {
  const zero: End = { address: type === 'ipv4' ? '\0'.repeat(4) : type === 'ipv6' ? '\0'.repeat(16) : '', port: 0 };
  return plain(fd, type, '', { socket: socket(type === 'unix' ? 'unknown' : 'tcp', zero, zero, {}) });
};

const socket = (l4: SocketFacts['l4'], source: End, destination: End, more: Partial<SocketFacts>): SocketFacts => ({
  l4, listening: false, role: 'none', connected: false, source: source.address, sourcePort: source.port,
  destination: destination.address, destinationPort: destination.port, ...more,
});
