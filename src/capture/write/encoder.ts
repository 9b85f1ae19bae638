// Sections in the order in which a capture needs them, given to a sink. Knows bytes, not files.
import { encodeBlock, encodeSection, type Frame, type SectionFacts } from './encode-block.js';
import { FRAME, MAX_SEGMENT_STRINGS, SECTION, type SectionKind } from '../format.js';
import { framePacker } from '../frames/frame.js';
import { encodeEvents, encodeHeader } from '../frames/header-frame.js';
import type { Header } from '../header.js';
import { encodeKeyframe } from '../frames/keyframe-frame.js';
import type { Keyframe } from '../keyframe.js';
import { encodeLabel } from '../frames/label.js';
import { CaptureError, problem } from '../problem.js';
import type { RawBlock } from '../raw-block.js';
import { encodeIndex, IndexBuilder } from '../frames/section-index.js';

/** Where bytes go; `position` counts those written. */
export interface Sink {
  write(bytes: Uint8Array): void;
  readonly position: number;
}

export interface Totals {
  readonly segments: number;
  readonly blocks: number;
  readonly events: number;
  /** Events lost, as blocks told. */
  readonly lost: number;
  readonly bytes: number;
}

export class Encoder {
  private readonly pack = framePacker();
  private readonly index = new IndexBuilder();
  private segment = -1;
  private strings = 0;

  constructor(private readonly sink: Sink, header: Header) {
    this.section({ ...plainFacts(SECTION.header, 0), startTime: header.startTime, endTime: header.startTime },
      [{ kind: FRAME.header, map: encodeHeader(header) }, { kind: FRAME.events, map: encodeEvents() }]);
  }

  /** Starts the next segment. */
  keyframe(keyframe: Keyframe): void {
    this.segment++;
    this.strings = 0;
    this.section({ ...plainFacts(SECTION.keyframe, this.segment), startTime: keyframe.time, endTime: keyframe.time },
      [{ kind: FRAME.keyframe, map: encodeKeyframe(keyframe, this.segment) }]);
  }

  /** Adds a block to the segment. Throws CaptureError (too large); nothing of the block is written then. */
  write(raw: RawBlock): void {
    if (this.segment < 0) throw new Error('a capture needs a keyframe before its first block');
    const { facts, frames } = encodeBlock(raw, this.segment, this.strings);
    if (this.strings + facts.strings > MAX_SEGMENT_STRINGS) {
      throw new CaptureError(problem('too-large', 'the dictionary of a segment is full: it needed a keyframe before'));
    }
    this.section(facts, frames);
    this.strings += facts.strings;
  }

  /** Writes index and trailer. */
  finish(): Totals {
    const pointer = this.sink.position;
    this.section(plainFacts(SECTION.index, Math.max(0, this.segment)), [{ kind: FRAME.index, map: encodeIndex(this.index) }]);
    this.sink.write(encodeLabel({ ...plainFacts(SECTION.trailer, 0), pointer, frames: [] }));
    return this.totals;
  }

  get totals(): Totals {
    const sum = (field: 'blocks' | 'events' | 'lost'): number => this.index.segments.reduce((all, entry) => all + entry[field], 0);
    return { segments: this.segment + 1, blocks: sum('blocks'), events: sum('events'), lost: sum('lost'), bytes: this.sink.position };
  }

  private section(facts: SectionFacts, frames: readonly Frame[]): void {
    const { label, bytes } = encodeSection(facts, frames, this.pack);
    const offset = this.sink.position;
    this.sink.write(bytes);
    this.index.add(label, offset, this.sink.position);
  }
}

/** Label facts of a section without events. */
const plainFacts = (kind: SectionKind, segment: number): SectionFacts => (
  { kind, segment, events: 0, firstNum: 0, startTime: 0n, endTime: 0n, stringsBefore: 0, strings: 0, lost: 0, pointer: 0 });
