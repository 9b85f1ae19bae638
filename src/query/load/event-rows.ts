// The events of one block: what the walk says of each, and the columns that the block has of all of them.
import type { Block } from '../../capture/block.js';
import { EVENT_TYPES } from '../../schema/events.js';
import { callOrdinal, eventTypeOrdinal } from '../schema/event-type.js';
import type { Column } from './column.js';
import { placesOfKinds } from './kind-places.js';
import type { Loading } from './loading.js';
import { NO_FD, putPlain } from './plain-columns.js';
import type { TableWriter } from './table-writer.js';
import { putEvents, putNumbers, putTimes } from './wide-columns.js';

/** What is worked out of a whole block first, by index. */
interface OfBlock { readonly numbers: Float64Array; readonly types: Uint16Array; readonly tids: Int32Array }

/** Stands for what is no thread id: those of the kernel are of 32 bits. */
const NO_TID = -(2 ** 31);
const tidNumber = (value: number): number => (value === (value | 0) ? value : NO_TID);

export class EventRows {
  // By index in the block; set anew for each event.
  threadStates = new Int32Array(0);
  fds = new Int32Array(0);
  descriptors = new Int32Array(0);
  results = new Float64Array(0);
  /** See `placesOfKinds`. */
  places: readonly Int32Array[] = [];
  private block: Block | undefined = undefined;
  private readonly writer: TableWriter;

  /** @param processOf the program image of a thread state */
  constructor(private readonly loading: Loading, private readonly processOf: (threadState: number) => number) {
    this.writer = loading.writer('events');
  }

  /** Makes everything here about this block: nothing is known yet of its events but what they say themselves. */
  open(block: Block): void {
    if (this.block === block) return;
    this.block = block;
    const { length } = block;
    if (this.fds.length < length) this.grow(length);
    this.threadStates.fill(0, 0, length);
    this.fds.fill(NO_FD, 0, length);
    this.descriptors.fill(0, 0, length);
    this.results.fill(NaN, 0, length);
    this.places = placesOfKinds(block);
    putPlain(block, this.loading.state.lookups, this.places, this.results, this.fds);
  }

  /** @param numbers those of the block's events in the database */
  write(block: Block, numbers: Float64Array): void {
    this.open(block);
    const whole = { numbers, types: typesOf(block, this.places), tids: Int32Array.from(block.threads, tidNumber) };
    for (let at = 0; at < block.length;) {
      const { from, count } = this.writer.claim(block.length - at);
      this.fill(block, whole, at, from, count);
      at += count;
    }
  }

  private fill(block: Block, { numbers, types, tids }: OfBlock, at: number, from: number, count: number): void {
    const [event, time, cpu, type, tid, threadState, process, fd, descriptor, result] = this.writer.columns as readonly Column[];
    putEvents(event!, from, numbers, at, count);
    putTimes(time!, from, block.times, at, count, this.loading.state.header.startTime);
    threadState!.ints.set(this.threadStates.subarray(at, at + count), from);
    descriptor!.ints.set(this.descriptors.subarray(at, at + count), from);
    type!.smalls.set(types.subarray(at, at + count), from);
    for (let i = 0; i < count; i++) cpu!.smalls[from + i] = block.cpu(at + i);
    putByIndex(tid!.ints, from, tids, block.threadIndex, at, count);
    this.putProcesses(process!.ints, from, at, count);
    fd!.ints.set(this.fds.subarray(at, at + count), from);
    leaveOut(tid!, from, count, NO_TID);
    leaveOut(process!, from, count, 0);
    leaveOut(fd!, from, count, NO_FD);
    putNumbers(result!, from, this.results, at, count);
  }

  /** Whoever does an event most often does the next one. */
  private putProcesses(ints: Int32Array, from: number, at: number, count: number): void {
    const { threadStates } = this;
    for (let i = 0, known = 0, process = 0; i < count; i++) {
      const threadState = threadStates[at + i]!;
      if (threadState !== known) process = this.processOf(known = threadState);
      ints[from + i] = process;
    }
  }

  private grow(length: number): void {
    this.threadStates = new Int32Array(length);
    this.fds = new Int32Array(length);
    this.descriptors = new Int32Array(length);
    this.results = new Float64Array(length);
  }
}

function putByIndex(ints: Int32Array, from: number, values: Int32Array, indices: Uint32Array, at: number, count: number): void {
  for (let i = 0; i < count; i++) ints[from + i] = values[indices[at + i]!]!;
}

/** One number stands for none. */
function leaveOut(column: Column, from: number, count: number, none: number): void {
  const { ints } = column;
  for (let i = from; i < from + count; i++) if (ints[i] === none) column.setNull(i);
}

/** The type of each event; that of a call without an event of its own is in its first parameter. */
function typesOf(block: Block, places: readonly Int32Array[]): Uint16Array {
  const types = new Uint16Array(block.length);
  block.codes.forEach((code, kind) => {
    if (code === EVENT_TYPES.syscall.code) putCalls(types, block, places[kind]!);
    else putType(types, places[kind]!, eventTypeOrdinal(code));
  });
  return types;
}

function putType(types: Uint16Array, places: Int32Array, ordinal: number): void {
  for (let row = 0; row < places.length; row++) types[places[row]!] = ordinal;
}

function putCalls(types: Uint16Array, block: Block, places: Int32Array): void {
  const { ID, nativeID } = block.columns('syscall');
  for (let row = 0; row < places.length; row++) types[places[row]!] = callOrdinal(ID[row]!, nativeID[row]!);
}
