// What container runtimes said, as meta events carry it.
import { addContainer, removeContainer } from '../containers/containers.js';
import type { CurrentEvent } from '../current-event.js';
import type { FoldTable } from '../fold-table.js';
import type { ContainerRecord } from '../state.js';
import { factsChanged } from '../threads/facts.js';
import { Thread } from '../threads/thread.js';

const ASYNC = { container: addContainer, container_removed: removeContainer } as const;

export const containers: FoldTable = {
  container(e, c) {
    announce(e, addContainer(e.state, e.state.texts.value(c.json[e.row]!)));
  },
  asyncevent(e, c) {
    const take = ASYNC[e.state.texts.value(c.name[e.row]!) as keyof typeof ASYNC];
    announce(e, take?.(e.state, jsonOf(c.data.at(e.row))));
  },
};

/** The event is about that container, whatever thread it bears the number of: verdicts kept for the thread do not hold. */
function announce(e: CurrentEvent, record: ContainerRecord | undefined): void {
  e.state.announced = record;
  if (record === undefined || e.thread === undefined) return;
  const { tid, process } = e.thread;
  e.thread = Object.assign(new Thread(tid, process), e.thread);
  factsChanged(e.state, e.thread);
}

/** The payload without the NULs that end it, as a byte string. */
const jsonOf = (bytes: Uint8Array): string =>
  Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('latin1').replace(/\0+$/, '');
