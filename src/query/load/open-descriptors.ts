// What each program image has open under which number, and from when to when: rows of `open_descriptors`.
//
// A table of descriptors tells which numbers were touched; only these are looked at. A process that nobody followed yet is
// looked at whole: what it has open it had, or inherited.
import type { Descriptor } from '../../state/descriptors/descriptor.js';
import type { Process } from '../../state/threads/thread.js';
import type { DescriptorRows } from './descriptor-rows.js';
import { instant, type Loading } from './loading.js';
import { BEFORE, type Moment } from './moment.js';

interface Held {
  readonly descriptor: number;
  readonly since: Moment;
  readonly inherited: boolean;
}

interface Followed {
  readonly image: number;
  readonly held: Map<number, Held>;
}

export class OpenDescriptors {
  private readonly followed = new Map<Process, Followed>();

  constructor(private readonly loading: Loading, private readonly descriptors: DescriptorRows) {}

  /** Takes in what has changed in a process since it was last called, and everything when it runs another image. */
  follow(process: Process, image: number, moment: Moment): void {
    const known = this.followed.get(process);
    if (known?.image !== image) return this.followAnew(process, image, moment);
    const touched = process.fds.touched!;
    for (const fd of touched) this.look(known, fd, process.fds.get(fd), moment, false);
    touched.length = 0;
  }

  /** The number is free from now on, though the table shows it to rules until the next event. */
  close(process: Process, fd: number, moment: Moment): void {
    const known = this.followed.get(process);
    if (known !== undefined) this.look(known, fd, undefined, moment, false);
  }

  end(process: Process, moment: Moment): void {
    const known = this.followed.get(process);
    if (known === undefined) return;
    for (const fd of [...known.held.keys()]) this.look(known, fd, undefined, moment, false);
    this.followed.delete(process);
  }

  leave(): void {
    for (const [process, { image, held }] of this.followed) {
      for (const [fd, each] of held) this.write(image, fd, each, BEFORE);
      this.followed.delete(process);
    }
  }

  private followAnew(process: Process, image: number, moment: Moment): void {
    this.end(process, moment);
    const followed = { image, held: new Map<number, Held>() };
    this.followed.set(process, followed);
    process.fds.touched = [];
    for (const [fd, descriptor] of process.fds) this.look(followed, fd, descriptor, moment, true);
  }

  private look({ image, held }: Followed, fd: number, now: Descriptor | undefined, moment: Moment, inherited: boolean): void {
    const before = held.get(fd);
    if (before !== undefined && before.descriptor === now?.mark) return;
    if (before !== undefined) {
      held.delete(fd);
      this.write(image, fd, before, moment);
      this.descriptors.released(before.descriptor, moment.time);
    }
    if (now === undefined) return;
    const descriptor = now.mark === 0 ? this.descriptors.note(now, image, moment) : now.mark;
    held.set(fd, { descriptor, since: moment, inherited });
    this.descriptors.held(descriptor);
  }

  private write(process: number, fd: number, { descriptor, since, inherited }: Held, until: Moment): void {
    const { state } = this.loading;
    this.loading.writer('open_descriptors').append({
      process, fd, descriptor, inherited, opened: instant(state, since.time), opened_event: since.event,
      closed: instant(state, until.time), closed_event: until.event,
    });
  }
}
