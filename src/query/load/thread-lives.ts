// Threads of program images, and what their facts were between two changes: rows of `threads` and `thread_states`.
import { GrowingNumbers } from './growing-numbers.js';
import type { Thread } from '../../state/threads/thread.js';
import { instant, shown, type Loading } from './loading.js';
import { BEFORE, type Moment } from './moment.js';
import type { ProcessImages } from './process-images.js';
import { factsOf, parentPid } from './thread-facts.js';

interface Life {
  readonly thread: number;
  readonly process: number;
  readonly began: Moment;
  readonly facts: { readonly tid: number; readonly vtid: number; readonly name: string | undefined };
}

export class ThreadLives {
  private readonly live = new Map<Thread, Life>();
  /** By number of a thread state, from the first: its program image. */
  private readonly processes = new GrowingNumbers();
  private nextThread: number;
  private nextState: number;

  constructor(private readonly loading: Loading, private readonly images: ProcessImages) {
    this.nextThread = loading.first.thread;
    this.nextState = loading.first.threadState;
  }

  /** The number of a thread's facts as they are now, which it bears as its mark until they change. */
  note(thread: Thread, moment: Moment): number {
    const { state, first } = this.loading;
    const { process } = this.images.of(thread, moment);
    const life = this.lifeOf(thread, process, moment);
    const mark = this.nextState++;
    this.processes.set(mark - first.threadState, process);
    this.loading.writer('thread_states').append({
      thread_state: mark, thread: life.thread, process, since: moment.event, tid: thread.tid, ppid: parentPid(state, thread),
      ...factsOf(state, thread),
    });
    return thread.mark = mark;
  }

  /** The program image of a thread state; 0 of none. */
  processOf(mark: number): number {
    return mark === 0 ? 0 : this.processes.get(mark - this.loading.first.threadState);
  }

  end(thread: Thread, moment: Moment): void {
    const life = this.live.get(thread);
    if (life === undefined) return;
    this.live.delete(thread);
    const { state, capture } = this.loading;
    const { began, facts, ...numbers } = life;
    this.loading.writer('threads').append({
      ...numbers, capture, ...facts,
      start: instant(state, began.time), start_event: began.event, end: instant(state, moment.time), end_event: moment.event,
    });
  }

  leave(): void {
    for (const thread of [...this.live.keys()]) this.end(thread, BEFORE);
  }

  /** A thread that executes a program goes on as one of another image. */
  private lifeOf(thread: Thread, process: number, moment: Moment): Life {
    const known = this.live.get(thread);
    if (known?.process === process) return known;
    this.end(thread, moment);
    const { tid, vtid, comm, cloneTime } = thread;
    const began = known === undefined ? { event: moment.event, time: cloneTime } : moment;
    const life = { thread: this.nextThread++, process, began, facts: { tid, vtid, name: shown(this.loading.state, comm) } };
    this.live.set(thread, life);
    return life;
  }
}
