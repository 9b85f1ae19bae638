// The visitor that turns a walk over a capture into tables: who did each event and on what, and what changed with it.
import type { Block } from '../../capture/block.js';
import { bitAt } from '../../capture/columns/bits.js';
import { inRuns } from '../../capture/columns/in-runs.js';
import { EVENT_CODES, EVENT_TYPES } from '../../schema/events.js';
import { threadAt } from '../../state/advance.js';
import type { CurrentEvent } from '../../state/current-event.js';
import type { Descriptor } from '../../state/descriptors/descriptor.js';
import { IF_IT_CHANGES, type Visitor } from '../../state/interest.js';
import type { Thread } from '../../state/threads/thread.js';
import { AbsolutePaths, hasPaths } from './absolute-paths.js';
import { DescriptorRows } from './descriptor-rows.js';
import { AFTER_IT, BEFORE_IT } from './event-meanings.js';
import { EventRows } from './event-rows.js';
import type { Loading } from './loading.js';
import { BEFORE, type Moment } from './moment.js';
import { OpenDescriptors } from './open-descriptors.js';
import { fdNumber } from './plain-columns.js';
import { ProcessImages } from './process-images.js';
import { ThreadLives } from './thread-lives.js';

/** By event code: whether such events carry data, and which way. */
const READS = 1, WRITES = 2;
const carries = new Uint8Array(EVENT_CODES);
for (const { code, row: { category } } of Object.values(EVENT_TYPES)) {
  carries[code] = category === 'io-read' ? READS : category === 'io-write' ? WRITES : 0;
}

/** Events that mean something to a history, or must be asked for more than it keeps of others, are looked at each. */
const wants = Uint8Array.from({ length: EVENT_CODES }, (_, code) =>
  (BEFORE_IT[code] !== undefined || AFTER_IT[code] !== undefined || hasPaths(code) ? 1 : IF_IT_CHANGES));

export class HistoryVisitor implements Visitor {
  readonly wants = wants;
  readonly needs = new Set<never>();
  /** What the walk says of the block's events. */
  readonly rows: EventRows;
  readonly paths = new AbsolutePaths();
  readonly images: ProcessImages;
  readonly lives: ThreadLives;
  readonly open: OpenDescriptors;
  private readonly descriptors: DescriptorRows;

  constructor(private readonly loading: Loading) {
    this.images = new ProcessImages(loading);
    this.lives = new ThreadLives(loading, this.images);
    this.rows = new EventRows(loading, (mark) => this.lives.processOf(mark));
    this.descriptors = new DescriptorRows(loading);
    this.open = new OpenDescriptors(loading, this.descriptors);
  }

  /** Another state begins: nobody knows what became of those of before, and who is there now was there. */
  begin(): void {
    this.leave();
    for (const thread of this.loading.state.threads.values()) this.note(thread, BEFORE);
  }

  /** Who did these events and on what, without looking at each. */
  between(block: Block, from: number, to: number): void {
    this.rows.open(block);
    inRuns(to - from, (begin, end) => this.attribute(block, from + begin, from + end));
  }

  see(event: CurrentEvent): void {
    const { rows } = this, { block, index, thread } = event;
    rows.open(block);
    rows.fds[index] = fdNumber(event.fdNum);
    if (thread === undefined) return;
    const before = BEFORE_IT[event.type.code], after = AFTER_IT[event.type.code];
    if (before !== undefined) before(this, event, thread, this.moment(block, index));
    this.attributeTo(thread, block, index);
    if (event.fd !== undefined) this.use(event.fd, thread, block, index);
    this.paths.see(event);
    if (after !== undefined) after(this, event, thread, this.moment(block, index));
  }

  private attribute(block: Block, from: number, to: number): void {
    const { state } = this.loading, { fds } = this.rows, { codes, kinds, stateOnly } = block;
    for (let index = from; index < to; index++) {
      if (stateOnly !== undefined && bitAt(stateOnly, index) === 1) continue;
      const thread = threadAt(state, codes[kinds[index]!]!, index);
      if (thread === undefined) continue;
      this.attributeTo(thread, block, index);
      const fd = fds[index]!, descriptor = fd < 0 ? undefined : thread.process.fds.get(fd);
      if (descriptor !== undefined) this.use(descriptor, thread, block, index);
    }
  }

  private attributeTo(thread: Thread, block: Block, index: number): void {
    if (thread.mark === 0) this.note(thread, this.moment(block, index));
    this.rows.threadStates[index] = thread.mark;
    const { touched } = thread.process.fds;
    if (touched === undefined || touched.length > 0) this.follow(thread, this.moment(block, index));
  }

  private use(descriptor: Descriptor, thread: Thread, block: Block, index: number): void {
    if (descriptor.mark === 0) this.descriptors.note(descriptor, this.lives.processOf(thread.mark), this.moment(block, index));
    this.rows.descriptors[index] = descriptor.mark;
    const way = carries[block.codes[block.kinds[index]!]!]!, result = this.rows.results[index]!;
    if (way === 0 || !(result >= 0)) return;
    if (way === READS) this.descriptors.hasRead(descriptor.mark, result);
    else this.descriptors.hasWritten(descriptor.mark, result);
  }

  /** What is left when there are no more events. */
  finish(): void {
    for (const thread of this.loading.state.threads.values()) if (thread.mark === 0) this.note(thread, BEFORE);
    this.leave();
    this.descriptors.finish();
  }

  private note(thread: Thread, moment: Moment): number {
    const mark = this.lives.note(thread, moment);
    this.follow(thread, moment);
    return mark;
  }

  private follow({ process, mark }: Thread, moment: Moment): void {
    this.open.follow(process, this.lives.processOf(mark), moment);
  }

  private leave(): void {
    this.open.leave();
    this.lives.leave();
    this.images.leave();
  }

  private moment(block: Block, index: number): Moment {
    return { event: this.loading.eventBase + block.num(index), time: block.timeAt(index) };
  }
}
