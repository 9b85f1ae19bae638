// What events of some types are to a history: programs begin and end with them, and threads.
import { EVENT_CODES, EVENT_TYPES, type Columns, type EventName } from '../../schema/events.js';
import type { CurrentEvent } from '../../state/current-event.js';
import type { Thread } from '../../state/threads/thread.js';
import type { Moment } from './moment.js';
import type { OpenDescriptors } from './open-descriptors.js';
import type { Ending, ProcessImages } from './process-images.js';
import type { ThreadLives } from './thread-lives.js';

export interface HistoryParts {
  readonly images: ProcessImages;
  readonly lives: ThreadLives;
  readonly open: OpenDescriptors;
}

export type Meaning = (parts: HistoryParts, event: CurrentEvent, thread: Thread, moment: Moment) => void;

const executed: Meaning = ({ images }, event, thread, moment) => {
  if (event.result >= 0) images.replace(thread, moment);
};

/** In the caller: the child is there from now on, even if it never does anything that is seen. */
const cloned: Meaning = ({ lives }, event, _, moment) => {
  const child = event.result > 0 ? event.state.threads.get(event.result) : undefined;
  if (child !== undefined && child.mark === 0) lives.note(child, moment);
};

const closed: Meaning = ({ open }, event, thread, moment) => {
  if (event.result >= 0 && event.fd !== undefined) open.close(thread.process, event.fdNum, moment);
};

const exited: Meaning = ({ images, lives, open }, event, thread, moment) => {
  lives.end(thread, moment);
  if (thread.process.threads > 0) return;
  open.end(thread.process, moment);
  images.end(thread.process, moment, endingOf(event));
};

function endingOf({ columns, row }: CurrentEvent): Ending {
  const { sig, ret } = columns as Columns<'procexit'>;
  return { signal: sig[row] || NaN, exit_code: ret[row]! };
}

type Meanings = { readonly [N in EventName]?: Meaning };

const byCode = (meanings: Meanings): readonly (Meaning | undefined)[] => {
  const table = new Array<Meaning | undefined>(EVENT_CODES).fill(undefined);
  for (const [name, meaning] of Object.entries(meanings)) table[EVENT_TYPES[name as EventName].code] = meaning;
  return table;
};

/** By event code: what is done before it is asked who did the event … */
export const BEFORE_IT = byCode({ execve: executed, execveat: executed });

/** … and what once that is known. */
export const AFTER_IT = byCode({
  clone: cloned, clone3: cloned, fork: cloned, vfork: cloned, close: closed, procexit: exited,
});
