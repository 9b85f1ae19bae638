// The columns of one event type in one block: an object with a property for each parameter, filled at first use.
import type { BytesColumn, EventType, NumberColumn, TextColumn } from '../../schema/events.js';
import type { BaseType } from '../../schema/param-type.js';
import type { BlockSource } from './block-source.js';
import { damaged } from '../problem.js';
import type { RawColumn } from '../raw-block.js';
import type { SegmentDictionary } from './segment-dictionary.js';
import { absentNumbers, widenNumbers } from '../columns/widen.js';

/** What a property needs to work out its column; under a symbol, because parameters may have any name. */
interface Origin {
  readonly rows: number;
  readonly source: BlockSource;
  readonly dictionary: SegmentDictionary;
}
const ORIGIN = Symbol('origin');
type HasOrigin = { [ORIGIN]: Origin };

/** One prototype for each event type, so that a property access is the same everywhere. */
const prototypes = new Map<number, object>();

export function columnsOf(type: EventType, rows: number, source: BlockSource, dictionary: SegmentDictionary): object {
  let prototype = prototypes.get(type.code);
  if (!prototype) prototypes.set(type.code, (prototype = prototypeOf(type)));
  const origin: Origin = { rows, source, dictionary };
  return Object.create(prototype, { [ORIGIN]: { value: origin } }) as object;
}

function prototypeOf(type: EventType): object {
  const prototype = {};
  for (const { name, index } of type.params) {
    Object.defineProperty(prototype, name, {
      enumerable: true,
      get(this: HasOrigin) {
        const value = readColumn(type, index, this[ORIGIN]);
        // From now on it is the object's own: a plain read, where a getter that all event types share is a call.
        Object.defineProperty(this, name, { value, enumerable: true });
        return value;
      },
    });
  }
  return prototype;
}

function readColumn(type: EventType, param: number, { rows, source, dictionary }: Origin): NumberColumn | TextColumn | BytesColumn {
  const { storage, name, base } = type.params[param];
  if (storage === 'bytes') return lazyBytes(() => source.column(type, param, rows));
  const column = rows === 0 ? undefined : source.column(type, param, rows);
  if (!column) return storage === 'number' ? absentNumbers(rows) : new Int32Array(rows);
  if (storage === 'number' && column.numbers) return widenNumbers(column);
  if (storage === 'text' && column.texts) return dictionary.resolve(column.texts, isAddress(base));
  throw damaged(`${type.name}.${name} is stored as another kind of column`);
}

const isAddress = (base: BaseType): boolean => base === 'tuple' || base === 'addr';

const NOTHING = new Uint8Array(0);

function lazyBytes(load: () => RawColumn | undefined): BytesColumn {
  let loaded: RawColumn | undefined;
  let tried = false;
  return {
    at(row) {
      if (!tried) {
        loaded = load();
        tried = true;
      }
      const payload = loaded?.payload;
      return payload ? payload.bytes.subarray(payload.offsets[row], payload.offsets[row + 1]) : NOTHING;
    },
  };
}
