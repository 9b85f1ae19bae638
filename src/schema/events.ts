// THE event table: every event a current capture can hold, by the name that `evt.type` prints.
import type { EventRow } from './event-row.js';
import { descriptors } from './events/descriptors.js';
import { files } from './events/files.js';
import { io } from './events/io.js';
import { memory } from './events/memory.js';
import { meta } from './events/meta.js';
import { network } from './events/network.js';
import { processes } from './events/processes.js';
import { system } from './events/system.js';
import { BASE_TYPES, parseParamType, type ParamType } from './param-type.js';

export const EVENTS = {
  ...files, ...descriptors, ...io, ...network, ...processes, ...memory, ...system, ...meta,
} as const;

export type EventName = keyof typeof EVENTS;

/** Codes run from 0 to one below this (schema 4.5.1). */
export const EVENT_CODES = 454;

export interface Param extends ParamType {
  readonly name: string;
  readonly index: number;
}

/** An event type with its row unfolded: what code at run time works with. */
export interface EventType {
  readonly name: EventName;
  readonly row: EventRow;
  readonly code: number;
  readonly params: readonly Param[];
}

function unfold(name: EventName): EventType {
  const row: EventRow = EVENTS[name];
  const params = Object.entries(row.params).map(([param, type], index) => ({ name: param, index, ...parseParamType(type) }));
  return { name, row, code: row.code, params };
}

/** All event types by name. */
export const EVENT_TYPES = Object.fromEntries(
  (Object.keys(EVENTS) as EventName[]).map((name) => [name, unfold(name)]),
) as { readonly [N in EventName]: EventType };

const byCode: (EventType | undefined)[] = new Array(EVENT_CODES).fill(undefined);
for (const type of Object.values(EVENT_TYPES)) byCode[type.code] = type;

/** The event type with this code, or undefined where the table has none. */
export const eventType = (code: number): EventType | undefined => byCode[code];

type BaseOf<T extends string> =
  T extends `${infer Type} = ${string}` ? BaseOf<Type>
  : T extends `${infer Type}(${string}` ? Type
  : T extends `${infer Type}@${string}` ? Type
  : T;

type StorageOf<T extends string> = BaseOf<T> extends keyof typeof BASE_TYPES ? (typeof BASE_TYPES)[BaseOf<T>] : never;

/** Columns of numbers: absent values are NaN. Integers beyond 2^53 are rounded here; `Block.exact` has them whole. */
export type NumberColumn = Int32Array | Float64Array;
/** Columns of texts: ids in the replay's `Texts`; 0 is absent. */
export type TextColumn = Int32Array;
/** Columns of raw payload, decompressed only when asked for. */
export interface BytesColumn {
  /** No row has any. */
  readonly empty: boolean;
  /** The payload of one row; empty when absent. */
  at(row: number): Uint8Array;
}

export interface ColumnOf { number: NumberColumn; text: TextColumn; bytes: BytesColumn }

/** The columns of one event type: a property for each parameter, typed from the table. */
export type Columns<N extends EventName> = {
  readonly [P in keyof (typeof EVENTS)[N]['params']]:
    (typeof EVENTS)[N]['params'][P] extends string ? ColumnOf[StorageOf<(typeof EVENTS)[N]['params'][P]>] : never;
};
