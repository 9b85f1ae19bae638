// The columns of one event type in one block: an object with a property for each parameter, filled at first use.
import type { BytesColumn, EventType, NumberColumn, TextColumn } from '../../schema/events.js';
import type { BaseType } from '../../schema/param-type.js';
import type { BlockSource } from './block-source.js';
import { damaged } from '../problem.js';
import type { RawColumn } from '../raw-block.js';
import type { SegmentDictionary } from './segment-dictionary.js';
import { absentNumbers, widenNumbers } from '../columns/widen.js';

type Column = NumberColumn | TextColumn | BytesColumn;

/** What a property needs to work out its column. */
interface Origin {
  readonly rows: number;
  readonly source: BlockSource;
  readonly dictionary: SegmentDictionary;
}

/** What such an object holds, under symbols because parameters may have any name. */
const ORIGIN = Symbol('origin'), KEPT = Symbol('kept');
interface Held {
  readonly [ORIGIN]: Origin;
  /** By position of the parameter. */
  readonly [KEPT]: (Column | undefined)[];
}
type ColumnsOfType = new (origin: Origin) => object;

/** One class for each event type, so that whoever reads columns of that type always meets objects of one shape. */
const classes = new Map<number, ColumnsOfType>();

export function columnsOf(type: EventType, rows: number, source: BlockSource, dictionary: SegmentDictionary): object {
  let ColumnsOf = classes.get(type.code);
  if (!ColumnsOf) classes.set(type.code, (ColumnsOf = classOf(type)));
  return new ColumnsOf({ rows, source, dictionary });
}

function classOf(type: EventType): ColumnsOfType {
  const ColumnsOf = class implements Held {
    readonly [KEPT] = type.params.map((): Column | undefined => undefined);
    readonly [ORIGIN]: Origin;
    constructor(origin: Origin) { this[ORIGIN] = origin; }
  };
  for (const { name, index } of type.params) {
    Object.defineProperty(ColumnsOf.prototype, name, {
      enumerable: true,
      get(this: Held) { return this[KEPT][index] ??= readColumn(type, index, this[ORIGIN]); },
    });
  }
  return ColumnsOf;
}

function readColumn(type: EventType, param: number, { rows, source, dictionary }: Origin): Column {
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
  const payload = () => {
    if (!tried) {
      loaded = load();
      tried = true;
    }
    return loaded?.payload;
  };
  return {
    get empty() { return (payload()?.bytes.length ?? 0) === 0; },
    at(row) {
      const found = payload();
      if (found === undefined) return NOTHING;
      const { bytes, offsets } = found;
      return offsets[row] === offsets[row + 1] ? NOTHING : bytes.subarray(offsets[row], offsets[row + 1]);
    },
  };
}
