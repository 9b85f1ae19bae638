// Reads one parameter of the current event from its column, by the storage of its type.
import { ABSENT, type TextId } from '../../capture/texts.js';
import { EVENT_CODES, type BytesColumn, type NumberColumn, type Param, type TextColumn } from '../../schema/events.js';
import type { CurrentEvent } from '../../state/current-event.js';

type AnyColumn = NumberColumn | TextColumn | BytesColumn;
type AnyColumns = Readonly<Record<string, AnyColumn | undefined>>;

/** The columns last read of each event code, and those columns by position: a look-up by name costs more than the value. */
const lastRead: unknown[] = new Array(EVENT_CODES).fill(undefined);
const byPosition: (AnyColumn | undefined)[][] = Array.from({ length: EVENT_CODES }, () => []);

function columnOf(event: CurrentEvent, param: Param): AnyColumn | undefined {
  const { code } = event.type;
  if (lastRead[code] !== event.columns) {
    lastRead[code] = event.columns;
    byPosition[code] = new Array(event.type.params.length).fill(undefined);
  }
  return (byPosition[code]![param.index] ??= (event.columns as AnyColumns)[param.name]);
}

/** A number, rounded beyond 2^53; NaN where absent. */
export const numberAt = (event: CurrentEvent, param: Param): number =>
  (columnOf(event, param) as NumberColumn | undefined)?.[event.row] ?? NaN;

/** A text; ABSENT where there is none. */
export const textAt = (event: CurrentEvent, param: Param): TextId =>
  (columnOf(event, param) as TextColumn | undefined)?.[event.row] ?? ABSENT;

/** Payload; empty where there is none. */
export const bytesAt = (event: CurrentEvent, param: Param): Uint8Array =>
  (columnOf(event, param) as BytesColumn | undefined)?.at(event.row) ?? NO_BYTES;

const NO_BYTES = new Uint8Array(0);

/** A number without rounding: a bigint where a double cannot hold it, undefined where absent. */
export function integerAt(event: CurrentEvent, param: Param): number | bigint | undefined {
  const value = numberAt(event, param);
  if (Number.isNaN(value)) return undefined;
  return Number.isSafeInteger(value) ? value : event.block.exact(event.type.code, param.index, event.row) ?? BigInt(value);
}

/** Whether the event carries a value for this parameter. */
export function isAbsent(event: CurrentEvent, param: Param): boolean {
  if (param.storage === 'number') return Number.isNaN(numberAt(event, param));
  return param.storage === 'text' ? textAt(event, param) === ABSENT : bytesAt(event, param).length === 0;
}
