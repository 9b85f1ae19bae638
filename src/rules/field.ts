// What a row of the field table says: a name that conditions and outputs may use, and where its value comes from.
import type { EventName } from '../schema/events.js';
import type { TextId } from '../capture/texts.js';
import type { CurrentEvent } from '../state/current-event.js';
import type { Fact } from '../state/fold-table.js';

/**
 * How often a field's value can change; a predicate is asked once for each value of what it varies with.
 * - capture: never within a recording
 * - process: when a thread's own facts change (execve, setuid …)
 * - lineage: when any process appears, disappears or execs
 * - descriptor: with the descriptor that the event works on
 * - event: with every event
 */
export type Rate = 'capture' | 'process' | 'lineage' | 'descriptor' | 'event';

/** Falco's field types, as far as operators tell them apart. */
export type FieldType =
  | 'charbuf' | 'bytebuf' | 'fspath' | 'bool' | 'int8' | 'int16' | 'int32' | 'int64' | 'uint8' | 'uint16' | 'uint32' | 'uint64'
  | 'port' | 'pid' | 'fd' | 'flags32' | 'mode' | 'ipaddr' | 'ipnet' | 'reltime' | 'abstime' | 'double';

/**
 * A value: texts (charbuf, bytebuf, fspath, ipaddr, ipnet) are ids in the replay's `Texts`, integers are numbers (bigint
 * beyond 2^53), booleans are booleans. undefined is Falco's null: no value, every comparison false.
 */
export type Value = TextId | bigint | boolean | undefined;

export type Extract = (event: CurrentEvent) => Value;
export type ExtractList = (event: CurrentEvent) => readonly (Exclude<Value, undefined>)[] | undefined;

/** How integers print: 9 digits padded, hexadecimal (upper case, no prefix), octal, or decimal. */
export type Display = 'dec' | 'hex' | 'oct' | 'padded9' | 'id';

interface FieldFacts {
  readonly name: string;
  readonly type: FieldType;
  readonly varies: Rate;
  /** Events that can give it a value; all when left out. Conditions on others are false without being asked. */
  readonly on?: readonly EventName[];
  /** What stands in brackets (`[3]`, `[HOME]`) or, for names, after a dot: nothing unless said. */
  readonly argument?: 'index' | 'key' | 'index or key' | 'name' | 'name or index';
  readonly argumentRequired?: boolean;
  /** Anchored pattern of the names that may follow the dot; the longest is listed first, because the first that fits wins. */
  readonly argumentNames?: RegExp;
  /** What a given argument decides: `evt.rawarg.res` has the type of that parameter, `evt.arg.path` is on events that have one. */
  forArgument?(argument: string): { readonly type?: FieldType; readonly on?: readonly EventName[]; readonly display?: Display };
  readonly display?: Display;
  /** Conditions only: `fd.ip`, `fd.net` … test several values and cannot be printed. */
  readonly filterOnly?: boolean;
  /** A distance: its only operator is `=`, which is true up to the written value. */
  readonly distance?: boolean;
  readonly noRightHandSide?: boolean;
  readonly noTransformer?: boolean;
  readonly deprecated?: boolean;
  /** What the state must keep for it, because it is too bulky to keep for nobody. */
  readonly needs?: Fact;
  /** What outputs show, where that is not what conditions compare: `proc.aname` compares any ancestor, and shows all. */
  printed?(argument: string | undefined): Extract;
  /** What JSON outputs show instead: times are integers there. */
  json?(argument: string | undefined): Extract;
  /** One line for `falco-rec fields`. */
  readonly about: string;
}

/** A field with one value. `extract` binds the argument once, at compile time; it throws a string that says what is wrong with it. */
export interface ScalarField extends FieldFacts {
  readonly list?: false;
  extract(argument: string | undefined): Extract;
}

/**
 * A field with several values. `match` says how a comparison reads them: `any` of them satisfies it (ancestors, both ends of
 * a connection), with `!=` true only if `anyDiffers` or all differ; or the list operators `in` and `intersects` (true lists).
 */
export interface ListField extends FieldFacts {
  readonly list: true;
  readonly match: 'list' | 'any' | 'both ends';
  extract(argument: string | undefined): ExtractList;
}

export type Field = ScalarField | ListField;
