// A table or view of a history as a table of a lake: its columns, and the query that gives its rows of one capture.
import { CAPTURE_BITS } from '../schema/event-number.js';
import { EVENT_VIEWS } from '../schema/event-views.js';
import { literal, quoted, type ColumnRow } from '../schema/relation.js';
import { TABLES } from '../schema/tables.js';
import { VIEWS } from '../schema/views.js';
import type { Counted, LakeCapture } from './lake-capture.js';
import { lakeTypesOf, type LakeType } from './lake-types.js';

export interface LakeColumn {
  readonly name: string;
  readonly type: LakeType;
  /** The column of the history that it shows. */
  readonly of: ColumnRow;
}

export interface LakeRelation {
  readonly name: string;
  readonly about: string;
  readonly columns: readonly LakeColumn[];
  /** Rows have a day of their own; those of others are all of the day on which the recording began. */
  readonly daily: boolean;
  /** It holds payload, which makes rows large. */
  readonly heavy: boolean;
  /** The event type whose view it is; undefined of what other events can be in, too. */
  readonly eventType: string | undefined;
}

/** Columns that count within a history, by what they count. */
const COUNTED: Readonly<Record<string, Counted>> = {
  event: 'event', start_event: 'event', end_event: 'event', first_event: 'event', last_event: 'event', before_event: 'event',
  opened_event: 'event', closed_event: 'event', since: 'event',
  process: 'process', parent: 'process', previous: 'process', thread: 'thread', thread_state: 'thread_state', descriptor: 'descriptor',
};

/** The folder says it. */
const PARTITION = 'host';

const CAPTURE: ColumnRow = { name: 'capture', type: 'VARCHAR', about: 'Capture that it is in, by its content' };

/** Calls without an event of their own share its view. */
const SHARED = 'syscall';

const eventTypes = new Set(EVENT_VIEWS.map(({ name }) => name).filter((name) => name !== SHARED));

export const LAKE_RELATIONS: readonly LakeRelation[] = [...TABLES, ...VIEWS, ...EVENT_VIEWS].map(({ name, about, columns }) => ({
  name, about, eventType: eventTypes.has(name) ? name : undefined,
  columns: [CAPTURE, ...columns.filter((column) => column.name !== CAPTURE.name && column.name !== PARTITION)].flatMap(lakeColumns),
  daily: columns.some((column) => column.name === 'time' && column.type === 'TIMESTAMP_NS'),
  heavy: columns.some(({ type }) => type === 'BLOB'),
}));

function lakeColumns(column: ColumnRow): LakeColumn[] {
  return lakeTypesOf(column.type).map((type) => ({ name: `${column.name}${type.suffix}`, type, of: column }));
}

/** The rows of one capture, of one day where rows have days. */
export function rowsOf(relation: LakeRelation, capture: LakeCapture, day: string): string {
  const select = relation.columns.map((column) => `${valueOf(column, capture)} AS ${quoted(column.name)}`).join(', ');
  const ofDay = relation.daily ? ` AND time >= ${literal(day)}::TIMESTAMP_NS AND time < (${literal(day)}::DATE + 1)::TIMESTAMP_NS` : '';
  return `SELECT ${select} FROM ${quoted(relation.name)} r WHERE ${within(relation, capture)}${ofDay} ORDER BY ${orderOf(relation)}`;
}

/** The days of a capture's rows, the first one first. */
export const daysOf = (relation: LakeRelation, capture: LakeCapture): string =>
  `SELECT DISTINCT time::DATE::VARCHAR FROM ${quoted(relation.name)} WHERE ${within(relation, capture)} ORDER BY 1`;

function valueOf({ type, of }: LakeColumn, capture: LakeCapture): string {
  if (of === CAPTURE) return literal(capture.id);
  const column = `r.${quoted(of.name)}`, counted = COUNTED[of.name];
  const value = counted === undefined ? column : `${column} - ${capture.first[counted]}`;
  return `CAST(${type.expression?.(value) ?? value} AS ${type.sql})`;
}

/** The types of a capture's events. */
export const typesOf = ({ first: { event } }: LakeCapture): string =>
  `SELECT DISTINCT type::VARCHAR FROM events WHERE event BETWEEN ${event} AND ${event + 2 ** CAPTURE_BITS - 1}`;

/** What belongs to a capture says so itself, or has numbers that only this one gave. */
function within({ columns }: LakeRelation, { number, first, lastProcess }: LakeCapture): string {
  const has = (name: string): boolean => columns.some(({ of }) => of.name === name);
  if (has('event')) return `event BETWEEN ${first.event} AND ${first.event + 2 ** CAPTURE_BITS - 1}`;
  return has('process') ? `process BETWEEN ${first.process + 1} AND ${lastProcess}` : `capture = ${number}`;
}

/** In order of what a row is about, so that readers can pass over row groups by what they hold. */
const orderOf = ({ columns }: LakeRelation): string => columns.slice(1).filter(({ type }) => type.suffix === '').slice(0, 3)
  .map(({ of }) => `r.${quoted(of.name)}`).join(', ');
