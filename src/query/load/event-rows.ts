// The events of one block: what the walk says of each, and the columns that the block has of all of them.
import type { Block } from '../../capture/block.js';
import { EVENT_TYPES } from '../../schema/events.js';
import { callOrdinal, eventTypeOrdinal } from '../schema/event-type.js';
import type { Column } from './column.js';
import type { Loading } from './loading.js';
import type { TableWriter } from './table-writer.js';
import { putEvents, putTimes } from './wide-columns.js';

/** What is worked out of a whole block first, by index. */
interface OfBlock { readonly numbers: Float64Array; readonly types: Uint16Array }

export class EventRows {
  // By index in the block; set anew for each event.
  threadStates = new Int32Array(0);
  processes = new Int32Array(0);
  fds = new Int32Array(0);
  descriptors = new Int32Array(0);
  results = new Float64Array(0);
  private block: Block | undefined = undefined;
  private readonly writer: TableWriter;

  constructor(private readonly loading: Loading) {
    this.writer = loading.writer('events');
  }

  /** Makes everything here about this block, of whose events nothing is known yet. */
  open(block: Block): void {
    if (this.block === block) return;
    this.block = block;
    const { length } = block;
    if (this.fds.length < length) this.grow(length);
    this.threadStates.fill(0, 0, length);
    this.processes.fill(0, 0, length);
    this.fds.fill(-1, 0, length);
    this.descriptors.fill(0, 0, length);
    this.results.fill(NaN, 0, length);
  }

  /** @param numbers those of the block's events in the database */
  write(block: Block, numbers: Float64Array): void {
    this.open(block);
    const types = typesOf(block);
    for (let at = 0; at < block.length;) {
      const { from, count } = this.writer.claim(block.length - at);
      this.fill(block, { numbers, types }, at, from, count);
      at += count;
    }
  }

  private fill(block: Block, { numbers, types }: OfBlock, at: number, from: number, count: number): void {
    const [event, time, cpu, type, tid, threadState, process, fd, descriptor, result] = this.writer.columns as readonly Column[];
    const { header } = this.loading.state;
    const { threads, threadIndex } = block;
    putEvents(event!, from, numbers, at, count);
    putTimes(time!, from, block.times, at, count, header.startTime);
    threadState!.ints.set(this.threadStates.subarray(at, at + count), from);
    descriptor!.ints.set(this.descriptors.subarray(at, at + count), from);
    type!.smalls.set(types.subarray(at, at + count), from);
    for (let i = 0; i < count; i++) {
      cpu!.smalls[from + i] = block.cpu(at + i);
      tid!.ints[from + i] = threads[threadIndex[at + i]!]!;
    }
    putKnown(process!, from, this.processes.subarray(at, at + count), 0);
    putKnown(fd!, from, this.fds.subarray(at, at + count), -1);
    putResults(result!, from, this.results.subarray(at, at + count));
  }

  private grow(length: number): void {
    this.threadStates = new Int32Array(length);
    this.processes = new Int32Array(length);
    this.fds = new Int32Array(length);
    this.descriptors = new Int32Array(length);
    this.results = new Float64Array(length);
  }
}

/** Numbers, of which one stands for none. */
function putKnown(column: Column, from: number, values: Int32Array, none: number): void {
  column.ints.set(values, from);
  for (let i = 0; i < values.length; i++) if (values[i] === none) column.setNull(from + i);
}

function putResults(column: Column, from: number, values: Float64Array): void {
  for (let i = 0; i < values.length; i++) column.setNumber(from + i, values[i]!);
}

/** The type of each event; that of a call without an event of its own is in its first parameter. */
function typesOf(block: Block): Uint16Array {
  const { codes, kinds } = block;
  const ordinals = codes.map(eventTypeOrdinal);
  const types = new Uint16Array(kinds.length);
  for (let index = 0; index < kinds.length; index++) types[index] = ordinals[kinds[index]!]!;
  const generic = codes.indexOf(EVENT_TYPES.syscall.code);
  if (generic < 0) return types;
  const { ID, nativeID } = block.columns('syscall');
  for (let index = 0, row = 0; index < kinds.length; index++) {
    if (kinds[index] === generic) types[index] = callOrdinal(ID[row]!, nativeID[row++]!);
  }
  return types;
}
