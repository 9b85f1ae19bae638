// Program images: a row of `processes` for each process from its fork, or from its last execve, to the next or its end.
import { mainThread, parentThread } from '../../state/threads/lineage.js';
import type { Process, Thread } from '../../state/threads/thread.js';
import { instant, type Loading } from './loading.js';
import { BEFORE, type Moment } from './moment.js';
import { factsOf, type Facts } from './thread-facts.js';

export interface Image {
  /** Its number. */
  readonly process: number;
  readonly began: Moment;
  readonly parent: number | undefined;
  readonly previous: number | undefined;
  readonly facts: Facts;
  /** Names of its ancestors and its own. */
  readonly ancestry: string;
}

/** How a process ended, as far as its last event says. */
export interface Ending { readonly signal: number; readonly exit_code: number }

/** Longer lines of ancestors nobody reads. */
const LONGEST_ANCESTRY = 1000;

export class ProcessImages {
  private readonly live = new Map<Process, Image>();
  private next: number;

  constructor(private readonly loading: Loading) {
    this.next = loading.first.process;
  }

  /** The image that a thread runs; begun now if nobody knew of it. */
  of(thread: Thread, moment: Moment): Image {
    return this.live.get(thread.process) ?? this.begin(thread, forked(thread, moment), undefined);
  }

  /** The thread executed another program. */
  replace(thread: Thread, moment: Moment): void {
    const before = this.live.get(thread.process);
    this.end(thread.process, moment);
    this.begin(thread, moment, before);
  }

  end(process: Process, moment: Moment, ending?: Ending): void {
    const image = this.live.get(process);
    if (image === undefined) return;
    this.live.delete(process);
    this.write(image, moment, ending);
  }

  /** Nobody knows what becomes of those that live. */
  leave(): void {
    for (const process of [...this.live.keys()]) this.end(process, BEFORE);
  }

  private begin(thread: Thread, began: Moment, previous: Image | undefined): Image {
    const facts = imageFacts(this.loading, mainThread(thread) ?? thread);
    const process = this.next++;
    const image = { process, began, previous: previous?.process, facts };
    // Known before its parent is asked for: numbers that are used again can make loops.
    this.live.set(thread.process, { ...image, parent: undefined, ancestry: String(facts['name'] ?? '') });
    const parent = this.parentOf(thread);
    const whole = { ...image, parent: parent?.process, ancestry: ancestryOf(parent, facts) };
    this.live.set(thread.process, whole);
    return whole;
  }

  /** Images of parents that nobody spoke of were there before. */
  private parentOf(thread: Thread): Image | undefined {
    const parent = parentThread(this.loading.state, mainThread(thread) ?? thread);
    return parent === undefined || parent.process === thread.process ? undefined : this.of(parent, BEFORE);
  }

  private write({ process, began, parent, previous, facts, ancestry }: Image, ended: Moment, ending: Ending | undefined): void {
    const { state, capture } = this.loading;
    this.loading.writer('processes').append({
      process, capture, parent, previous, ancestry, ...facts, ...ending,
      start: instant(state, began.time), start_event: began.event, end: instant(state, ended.time), end_event: ended.event,
    });
  }
}

/** Those that the recording began with say themselves when they were forked. */
const forked = ({ cloneTime, placeholder }: Thread, { event }: Moment): Moment =>
  (placeholder ? BEFORE : { event, time: cloneTime });

const ancestryOf = (parent: Image | undefined, { name }: Facts): string =>
  (parent === undefined || parent.ancestry.length > LONGEST_ANCESTRY ? `${name ?? ''}` : `${parent.ancestry}>${name ?? ''}`);

const imageFacts = ({ state }: Loading, thread: Thread): Facts =>
  ({ ...factsOf(state, thread), exe_flags: thread.exeFlags, exe_ino: thread.exeIno || undefined });
