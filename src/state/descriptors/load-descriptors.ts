// Descriptors from a keyframe.
import type { DescriptorFacts, Keyframe, SocketFacts } from '../../capture/keyframe.js';
import { ABSENT, EMPTY, type TextId } from '../../capture/texts.js';
import { Descriptor, DESCRIPTOR_KINDS, type DescriptorType, type Socket } from './descriptor.js';
import { blankSocket } from '../sockets/sockets.js';
import type { State } from '../state.js';

export function loadDescriptors(state: State, keyframe: Keyframe): void {
  for (const table of keyframe.descriptors) {
    const process = state.threads.get(table.pid)?.process;
    if (process === undefined) continue;
    for (const entry of table.entries) process.fds.set(entry.fd, descriptorOf(state, entry), entry.closeOnExec);
  }
}

function descriptorOf(state: State, facts: DescriptorFacts): Descriptor {
  const { texts } = state;
  const type = facts.type in DESCRIPTOR_KINDS ? (facts.type as DescriptorType) : 'unknown';
  const rawName = facts.rawName === undefined ? EMPTY : texts.intern(facts.rawName);
  const inet = type === 'ipv4' || type === 'ipv6';
  const socket = facts.socket ? socketOf(state, facts.socket) : inet ? blankSocket(state, type) : undefined;
  return new Descriptor(type, texts.intern(facts.name), rawName, facts.flags, facts.dev, facts.ino, socket);
}

function socketOf(state: State, facts: SocketFacts): Socket {
  const { l4, listening, role, connected, sourcePort, destinationPort } = facts;
  return {
    l4, listening, role, connected, sourcePort, destinationPort,
    source: address(state, facts.source), destination: address(state, facts.destination),
  };
}

const address = (state: State, bytes: string): TextId => (bytes === '' ? ABSENT : state.texts.intern(bytes));
