// Events of a capture, chosen by a filter, with the fields that were asked for.
import { toText } from '../capture/texts.js';
import { Rejection } from '../rules/diagnostic.js';
import { FIELDS, resolveField } from '../rules/fields/registry.js';
import { compileFilter, EVERY_EVENT, type Filter } from '../rules/filter.js';
import { compileFormat, type CompiledFormat } from '../rules/format/compile-format.js';
import { meant } from '../rules/nearest.js';
import { createState } from '../state/create-state.js';
import type { CurrentEvent } from '../state/current-event.js';
import type { State } from '../state/state.js';
import { walkInSteps } from '../state/walk.js';
import { opened, type Capture } from './capture.js';
import { diagnosticOf } from './diagnostic.js';
import { RulesError, usageError } from './problems.js';
import { valuesOf, type Value } from './value.js';

export interface EventsOptions<F extends string = string> {
  /** A condition in the language of rules; every event without one. */
  readonly filter?: string;
  /** Fields to read of each event, as `falco-rec fields` lists them. */
  readonly fields?: readonly F[];
}

export interface Event<F extends string = string> {
  /** `evt.num`. */
  readonly num: number;
  /** Nanoseconds since the epoch. */
  readonly time: bigint;
  /** `evt.type`. */
  readonly type: string;
  /** Thread that did it; -1 where there is none. */
  readonly tid: number;
  /** Name of its process; undefined where that is not known. */
  readonly process: string | undefined;
  readonly fields: Readonly<Record<F, Value>>;
}

/**
 * Events in order, read block by block as they are asked for; each call begins at the first.
 * Throws RulesError for a filter that is wrong, UsageError (no-such-field).
 */
export function events<const F extends string = never>(capture: Capture, options: EventsOptions<F> = {}): Generator<Event<F>, void> {
  const state = createState(opened(capture).header, opened(capture).texts);
  const filter = filterOf(options.filter ?? EVERY_EVENT, state);
  return filtered(capture, state, filter, formatOf(options.fields ?? []));
}

function* filtered<F extends string>(capture: Capture, state: State, filter: Filter, format: CompiledFormat): Generator<Event<F>, void> {
  let found: Event<F>[] = [];
  const steps = walkInSteps(opened(capture), state, {
    wants: filter.wants,
    needs: new Set([...filter.needs, ...format.rows.flatMap(({ needs }) => needs ?? [])]),
    see: (event) => void (filter.test(event) && found.push(eventOf(event, format))),
  });
  for (let step = steps.next(); step.done !== true; step = steps.next()) {
    const these = found;
    found = [];
    yield* these;
  }
}

const eventOf = <F extends string>(event: CurrentEvent, format: CompiledFormat): Event<F> => ({
  num: event.block.num(event.index), time: event.state.header.startTime + BigInt(event.time), type: event.type.name, tid: event.tid,
  process: event.thread && toText(event.state.texts.value(event.thread.comm)),
  fields: valuesOf(format.values(event)) as Record<F, Value>,
});

function filterOf(text: string, state: State): Filter {
  try {
    return compileFilter(text, state);
  } catch (thrown) {
    if (thrown instanceof Rejection) throw new RulesError([diagnosticOf(thrown.diagnostic)]);
    throw thrown;
  }
}

function formatOf(fields: readonly string[]): CompiledFormat {
  for (const name of fields) {
    const resolved = resolveField(name);
    if ('error' in resolved) throw usageError('no-such-field', resolved.error, meant(name, FIELDS.map((field) => field.name)));
  }
  const format = compileFormat(fields.map((name) => `%${name}`).join(' '));
  if ('error' in format) throw usageError('no-such-field', format.error);
  return format;
}
