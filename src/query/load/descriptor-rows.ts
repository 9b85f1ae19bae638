// Descriptors as they were between two changes, and what was done with each: rows of `descriptors` and `descriptor_use`.
import { DESCRIPTOR_KINDS, type Descriptor, type Socket } from '../../state/descriptors/descriptor.js';
import type { State } from '../../state/state.js';
import { GrowingNumbers } from './growing-numbers.js';
import { instant, shown, type Loading } from './loading.js';
import type { Moment } from './moment.js';
import type { Facts } from './thread-facts.js';

export class DescriptorRows {
  private next: number;
  // By number, from the first.
  private readonly holders = new GrowingNumbers();
  private readonly lastTimes = new GrowingNumbers();
  private readonly reads = new GrowingNumbers();
  private readonly writes = new GrowingNumbers();
  private readonly bytesRead = new GrowingNumbers();
  private readonly bytesWritten = new GrowingNumbers();

  constructor(private readonly loading: Loading) {
    this.next = loading.first.descriptor;
  }

  /** The number of a descriptor, which it bears as its mark. */
  note(descriptor: Descriptor, process: number, moment: Moment): number {
    const { state, capture } = this.loading;
    const mark = this.next++;
    this.loading.writer('descriptors').append({
      descriptor: mark, capture, process, ...fileFacts(state, descriptor),
      ...(descriptor.socket !== undefined && socketFacts(state, descriptor.socket)),
      first_event: moment.event, first_time: instant(state, moment.time),
    });
    return descriptor.mark = mark;
  }

  hasRead(mark: number, bytes: number): void {
    this.reads.add(mark - this.loading.first.descriptor, 1);
    this.bytesRead.add(mark - this.loading.first.descriptor, bytes);
  }

  hasWritten(mark: number, bytes: number): void {
    this.writes.add(mark - this.loading.first.descriptor, 1);
    this.bytesWritten.add(mark - this.loading.first.descriptor, bytes);
  }

  /** Some process has it under some number from now on … */
  held(mark: number): void {
    this.holders.add(mark - this.loading.first.descriptor, 1);
  }

  /** … or no more. */
  released(mark: number, time: number): void {
    const index = mark - this.loading.first.descriptor;
    this.holders.add(index, -1);
    this.lastTimes.set(index, time);
  }

  finish(): void {
    const { state, first } = this.loading;
    for (let index = 0; index < this.next - first.descriptor; index++) {
      const time = this.lastTimes.get(index);
      this.loading.writer('descriptor_use').append({
        descriptor: first.descriptor + index,
        last_time: this.holders.get(index) > 0 || time === 0 ? undefined : instant(state, time),
        reads: this.reads.get(index), writes: this.writes.get(index),
        bytes_read: this.bytesRead.get(index), bytes_written: this.bytesWritten.get(index),
      });
    }
  }
}

const fileFacts = (state: State, { type, name, rawName, flags, dev, ino }: Descriptor): Facts => ({
  type: DESCRIPTOR_KINDS[type].type, name: shown(state, name), raw_name: shown(state, rawName),
  flags, dev: dev || undefined, ino: ino || undefined,
});

/** Zeros only say that nobody knows, unless there is a port on which a server listens at all addresses. */
const isNowhere = (address: string, port: number): boolean => /^\0*$/.test(address) && port === 0;

function socketFacts({ addresses, texts }: State, s: Socket): Facts {
  const end = (id: number, port: number) => (isNowhere(texts.value(id), port) ? [] : [addresses.text(id), port] as const);
  const [source, source_port] = end(s.source, s.sourcePort), [destination, destination_port] = end(s.destination, s.destinationPort);
  return {
    protocol: s.l4 === 'unknown' ? undefined : s.l4, role: s.role === 'none' ? undefined : s.role,
    listening: s.listening, connected: s.connected, source, source_port, destination, destination_port,
  };
}
