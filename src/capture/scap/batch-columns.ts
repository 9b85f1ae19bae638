// A batch of events as what readers and writers of ours work with: a source of columns, each read when it is asked for, or a
// block with all of them.
import { eventType } from '../../schema/events.js';
import type { RawBlock } from '../raw-block.js';
import { kindsOf } from '../columns/code-column.js';
import type { BlockSource } from '../read/block-source.js';
import { timesOf } from '../columns/times.js';
import { wideUnsigned } from '../columns/wide-numbers.js';
import type { ByteTexts } from './bytes/byte-texts.js';
import { countsOf, type EventBatch } from './events/event-batch.js';
import { columnOf } from './events/param-columns.js';

/**
 * @param base nanoseconds from the capture's start to the batch's earliest event
 * @param onTexts called after a column of texts was read, whose texts may be new
 */
export function batchSource(batch: EventBatch, segment: number, base: number, texts: ByteTexts, onTexts: () => void): BlockSource {
  const rowsOf = rowsByCode(batch), counts = countsOf(batch), codes = [...counts.keys()];
  return {
    segment,
    length: batch.length,
    firstNum: batch.firstNum,
    counts,
    head: () => ({
      codes, kinds: kindsOf(batch.codes, codes), ...(batch.nums && { nums: batch.nums }), drops: [],
      ...(batch.stateOnly && { stateOnly: batch.stateOnly }),
    }),
    times: () => timesOf(batch.times, base),
    threads: () => ({ threads: batch.threads, index: batch.threadIndex }),
    cpus: () => batch.cpus,
    column({ code, params }, param) {
      const column = columnOf(batch, rowsOf(code), params[param], texts);
      if (column.texts) onTexts();
      return column;
    },
  };
}

/** All of a batch; its texts are those of the segment's dictionary. */
export function rawBlock(batch: EventBatch, texts: ByteTexts): RawBlock {
  const rowsOf = rowsByCode(batch);
  const { length, firstNum, nums, baseTime, times, codes, cpus, threads, threadIndex, stateOnly } = batch;
  const columns = new Map([...countsOf(batch).keys()].map((code) => [
    code, eventType(code)!.params.map((param) => columnOf(batch, rowsOf(code), param, texts)),
  ]));
  return {
    length, firstNum, ...(nums && { nums }), baseTime, times: narrowTimes(times), codes, cpus: narrowCpus(cpus), threads, threadIndex,
    columns, strings: texts.take(), drops: [], ...(stateOnly && { stateOnly }),
  };
}

/** For a code the indices of its events; sorted out when the first is asked for. */
function rowsByCode({ codes, counts }: EventBatch): (code: number) => Uint32Array {
  let sorted: { readonly order: Uint32Array; readonly ends: Uint32Array } | undefined;
  return (code) => {
    sorted ??= sortedByCode(codes, counts);
    return sorted.order.subarray(sorted.ends[code] - counts[code], sorted.ends[code]);
  };
}

function sortedByCode(codes: Uint16Array, counts: Uint32Array): { order: Uint32Array; ends: Uint32Array } {
  const ends = new Uint32Array(counts.length);
  for (let code = 1; code < counts.length; code++) ends[code] = ends[code - 1] + counts[code - 1];
  const order = new Uint32Array(codes.length);
  for (let i = 0; i < codes.length; i++) order[ends[codes[i]]++] = i;
  return { order, ends };
}

function narrowTimes(times: Float64Array): Uint32Array | BigUint64Array {
  let last = 0;
  for (let i = 0; i < times.length; i++) if (times[i] > last) last = times[i];
  return last < 2 ** 32 ? new Uint32Array(times) : wideUnsigned(times);
}

const narrowCpus = (cpus: Uint16Array): Uint8Array | Uint16Array => (cpus.every((cpu) => cpu < 0x100) ? new Uint8Array(cpus) : cpus);
