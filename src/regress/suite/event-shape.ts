// An event written by hand: one event's name with its parameters, who did it, and when.
//
//   - openat: {name: /etc/shadow}
//     process: cat
import { reject } from '../../rules/diagnostic.js';
import { EVENT_NAMES } from '../../rules/compile/event-types.js';
import { meant } from '../../rules/nearest.js';
import type { Place } from '../../rules/traced-text.js';
import type { YamlEntry, YamlNode } from '../../rules/yaml/node.js';
import { EVENT_TYPES, type EventName, type EventType } from '../../schema/events.js';
import { readKeys, type Keys, type ObjectOf } from './object-shape.js';
import { notOneEvent, unknownEvent, unknownParameter } from './problems.js';
import { refuse, type JsonSchema, type Shape, type Written } from './shape.js';

export interface WrittenEvent {
  /** As `evt.type` shows it. */
  readonly name: Written;
  readonly type: EventType;
  readonly params: readonly { readonly name: Written; readonly node: YamlNode }[];
  readonly place: Place;
}

/** An event beside these keys. */
export const eventShape = <K extends Keys>(keys: K): Shape<WrittenEvent & ObjectOf<K>> => ({
  expected: 'an event', takes: ['map'], schema: eventSchema(keys),
  read(node) {
    if (node.kind !== 'map') return refuse(node, 'an event');
    const [named, another] = node.entries.filter(({ key }) => !Object.hasOwn(keys, key));
    if (named === undefined) return reject(notOneEvent({ found: 'no event is named' }, node.place));
    const event = readEvent(named, Object.keys(keys));
    if (another !== undefined) reject(notOneEvent({ found: `stands '${another.key}' besides '${named.key}'` }, another.keyPlace));
    return { ...(readKeys(node, keys) as ObjectOf<K>), ...event, place: node.place };
  },
});

/** Calls without an event of their own are known by their name all the same. */
const typeNamed = (name: string): EventType | undefined =>
  EVENT_TYPES[name as EventName] ?? (EVENT_NAMES.has(name) ? EVENT_TYPES.syscall : undefined);

function readEvent({ key, keyPlace, value }: YamlEntry, known: readonly string[]): Omit<WrittenEvent, 'place'> {
  const type = typeNamed(key);
  if (type === undefined) return reject(unknownEvent({ name: key, hint: meant(key, [...EVENT_NAMES, ...known]) }, keyPlace));
  if (value.kind !== 'map' && value.kind !== 'null') return refuse(value, 'parameters');
  const params = value.kind === 'null' ? [] : value.entries;
  const names = type.params.map(({ name }) => name);
  for (const param of params) {
    if (names.includes(param.key)) continue;
    const hint = meant(param.key, names);
    reject(unknownParameter({ event: key, name: param.key, known: names.join(', ') || 'none', hint }, param.keyPlace));
  }
  return {
    name: { text: key, place: keyPlace }, type,
    params: params.map((param) => ({ name: { text: param.key, place: param.keyPlace }, node: param.value })),
  };
}

function eventSchema(keys: Keys): JsonSchema {
  const own = Object.entries(keys).map(([key, { shape, about }]) => [key, { description: about, ...shape.schema }]);
  const events = Object.values(EVENT_TYPES).map((type) => [type.name, paramsSchema(type)]);
  const generic = [...EVENT_NAMES].filter((name) => !(name in EVENT_TYPES));
  return {
    type: 'object', additionalProperties: false, minProperties: 1, maxProperties: own.length + 1,
    properties: Object.fromEntries([...own, ...events]),
    patternProperties: { [`^(?:${generic.join('|')})$`]: paramsSchema(EVENT_TYPES.syscall) },
  };
}

function paramsSchema({ params }: EventType): JsonSchema {
  const properties = params.map(({ name, table }) =>
    [name, table === undefined ? {} : { description: `Names of ${table}, joined by |, or a number.` }]);
  return { type: ['object', 'null'], additionalProperties: false, properties: Object.fromEntries(properties) };
}
