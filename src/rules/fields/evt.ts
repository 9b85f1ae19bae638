// evt.*: what kind of event this is and how it ended.
import type { Field } from '../field.js';

export const EVT: readonly Field[] = [
  { name: 'evt.num', type: 'uint64', varies: 'event', display: 'id', about: 'Running number of the event in the capture, from 1', extract: () => (e) => e.block.num(e.index) },
  { name: 'evt.type', type: 'charbuf', varies: 'event', about: 'Name of the event', extract: () => (e) => e.state.texts.intern(e.type.name) },
];
