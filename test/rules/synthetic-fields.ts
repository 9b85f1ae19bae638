// A small field set of every rate, type and shape, whose values a test sets directly: for comparing engines, not for rules.
import type { Field, FieldType, Rate, Value } from '../../src/rules/field.js';
import type { Vocabulary } from '../../src/rules/compile/bind-term.js';
import type { CurrentEvent } from '../../src/state/current-event.js';
import type { EventName } from '../../src/schema/events.js';

/** Where a synthetic value lives: with the thread, the descriptor, or the event. */
export interface Bag { [field: string]: Value | readonly Value[] }

export interface SyntheticEvent extends CurrentEvent {
  bag: Bag;
}

interface Holder { readonly bag?: Bag }

function bagOf(event: CurrentEvent, rate: Rate): Bag | undefined {
  if (rate === 'process' || rate === 'lineage') return (event.thread as Holder | undefined)?.bag;
  if (rate === 'descriptor') return (event.fd as Holder | undefined)?.bag;
  if (rate === 'capture') return (event.state as unknown as Holder).bag;
  return (event as SyntheticEvent).bag;
}

const about = 'synthetic';

const single = (name: string, type: FieldType, varies: Rate, on?: readonly EventName[]): Field =>
  ({ name, type, varies, about, on, extract: () => (event) => bagOf(event, varies)?.[name] as Value });

const several = (name: string, type: FieldType, varies: Rate, match: 'list' | 'any' | 'both ends'): Field =>
  ({ name, type, varies, about, list: true, match, extract: () => (event) => bagOf(event, varies)?.[name] as number[] | undefined });

export const SYNTHETIC: readonly Field[] = [
  single('cap.text', 'charbuf', 'capture'),
  single('p.text', 'charbuf', 'process'), single('p.path', 'fspath', 'process'), single('p.num', 'int64', 'process'),
  single('p.flag', 'bool', 'process'),
  several('l.names', 'charbuf', 'lineage', 'any'), several('l.nums', 'int64', 'lineage', 'any'),
  single('d.text', 'charbuf', 'descriptor'), single('d.num', 'uint64', 'descriptor'), several('d.ends', 'port', 'descriptor', 'both ends'),
  single('e.text', 'charbuf', 'event'), single('e.path', 'fspath', 'event'), single('e.bytes', 'bytebuf', 'event'),
  single('e.num', 'int64', 'event'), single('e.flag', 'bool', 'event'), several('e.list', 'charbuf', 'event', 'list'),
  single('e.opened', 'charbuf', 'event', ['open', 'openat']),
  { name: 'evt.type', type: 'charbuf', varies: 'event', about, extract: () => (event) => event.state.texts.intern(event.type.name) },
];

export const SYNTHETIC_VOCABULARY: Vocabulary = {
  names: SYNTHETIC.map(({ name }) => name),
  resolve: (text) => {
    const field = SYNTHETIC.find(({ name }) => name === text);
    return field === undefined ? { error: `filter_check called with nonexistent field ${text}` } : { field, argument: undefined };
  },
};
