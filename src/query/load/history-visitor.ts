// The visitor that turns a walk over a capture into tables: who did each event and on what, and what changed with it.
import { EVENT_CODES, EVENT_TYPES } from '../../schema/events.js';
import type { CurrentEvent } from '../../state/current-event.js';
import type { Visitor } from '../../state/interest.js';
import type { Thread } from '../../state/threads/thread.js';
import { AbsolutePaths } from './absolute-paths.js';
import { DescriptorRows } from './descriptor-rows.js';
import { AFTER_IT, BEFORE_IT, type Meaning } from './event-meanings.js';
import { EventRows } from './event-rows.js';
import type { Loading } from './loading.js';
import { BEFORE, type Moment } from './moment.js';
import { OpenDescriptors } from './open-descriptors.js';
import { ProcessImages } from './process-images.js';
import { ThreadLives } from './thread-lives.js';

/** By event code: whether such events carry data, and which way. */
const READS = 1, WRITES = 2;
const carries = new Uint8Array(EVENT_CODES);
for (const { code, row: { category } } of Object.values(EVENT_TYPES)) {
  carries[code] = category === 'io-read' ? READS : category === 'io-write' ? WRITES : 0;
}

export class HistoryVisitor implements Visitor {
  readonly wants = new Uint8Array(EVENT_CODES).fill(1);
  readonly needs = new Set<never>();
  /** What the walk says of the block's events. */
  readonly rows: EventRows;
  readonly paths = new AbsolutePaths();
  readonly images: ProcessImages;
  readonly lives: ThreadLives;
  readonly open: OpenDescriptors;
  private readonly descriptors: DescriptorRows;

  constructor(private readonly loading: Loading) {
    this.rows = new EventRows(loading);
    this.images = new ProcessImages(loading);
    this.lives = new ThreadLives(loading, this.images);
    this.descriptors = new DescriptorRows(loading);
    this.open = new OpenDescriptors(loading, this.descriptors);
  }

  /** Another state begins: nobody knows what became of those of before, and who is there now was there. */
  begin(): void {
    this.leave();
    for (const thread of this.loading.state.threads.values()) this.note(thread, BEFORE);
  }

  see(event: CurrentEvent): void {
    const { rows } = this, { index, thread, result } = event;
    rows.open(event.block);
    rows.results[index] = result;
    rows.fds[index] = event.fdNum;
    if (thread === undefined) return;
    const before = BEFORE_IT[event.type.code], after = AFTER_IT[event.type.code];
    if (before !== undefined) this.mean(before, event, thread);
    const mark = thread.mark === 0 ? this.note(thread, this.moment(event)) : thread.mark;
    rows.threadStates[index] = mark;
    rows.processes[index] = this.lives.processOf(mark);
    this.seeDescriptor(event, thread);
    this.paths.see(event);
    if (after !== undefined) this.mean(after, event, thread);
  }

  /** What is left when there are no more events. */
  finish(): void {
    for (const thread of this.loading.state.threads.values()) if (thread.mark === 0) this.note(thread, BEFORE);
    this.leave();
    this.descriptors.finish();
  }

  private seeDescriptor(event: CurrentEvent, thread: Thread): void {
    const { fd, index, result } = event;
    const { touched } = thread.process.fds;
    if (touched === undefined || touched.length > 0) this.follow(thread, this.moment(event));
    if (fd === undefined) return;
    const mark = fd.mark === 0 ? this.descriptors.note(fd, this.rows.processes[index]!, this.moment(event)) : fd.mark;
    this.rows.descriptors[index] = mark;
    if (!(result >= 0)) return;
    const way = carries[event.type.code];
    if (way === READS) this.descriptors.hasRead(mark, result);
    else if (way === WRITES) this.descriptors.hasWritten(mark, result);
  }

  private note(thread: Thread, moment: Moment): number {
    const mark = this.lives.note(thread, moment);
    this.follow(thread, moment);
    return mark;
  }

  private follow({ process, mark }: Thread, moment: Moment): void {
    this.open.follow(process, this.lives.processOf(mark), moment);
  }

  private mean(meaning: Meaning, event: CurrentEvent, thread: Thread): void {
    meaning(this, event, thread, this.moment(event));
  }

  private leave(): void {
    this.open.leave();
    this.lives.leave();
    this.images.leave();
  }

  private moment({ block, index, time }: CurrentEvent): Moment {
    return { event: this.loading.eventBase + block.num(index), time };
  }
}
