// Parameters of one type of event: its columns in a block → rows of its table.
import type { Block } from '../../capture/block.js';
import { ABSENT } from '../../capture/texts.js';
import type { EventType, NumberColumn, Param, TextColumn } from '../../schema/events.js';
import { keptAs, ownParams, type Kept } from '../schema/parameter-columns.js';
import type { AbsolutePaths } from './absolute-paths.js';
import type { Column } from './column.js';
import type { Loading } from './loading.js';
import { shownTexts } from './shown-texts.js';
import type { TableWriter } from './table-writer.js';
import type { TextNumbers } from './text-numbers.js';
import { putEvents } from './wide-columns.js';

type ColumnsByName = Readonly<Record<string, NumberColumn | TextColumn>>;

/** Some rows of a block's column into a chunk's. */
interface Span { readonly block: Block; readonly column: Column; readonly from: number; readonly at: number; readonly count: number }
type Put = (span: Span, values: NumberColumn | TextColumn) => void;

export class ParameterRows {
  private readonly writer: TableWriter;
  private readonly params: readonly { readonly param: Param; readonly put: Put }[];

  constructor(
    loading: Loading, private readonly type: EventType, private readonly texts: TextNumbers, private readonly paths: AbsolutePaths,
  ) {
    this.writer = loading.writer(`params.${type.name}`);
    this.params = ownParams(type).map((param) => ({ param, put: putterOf(loading, type, param, texts) }));
  }

  /** @param events numbers of the block's events of this type, in order */
  write(block: Block, events: Float64Array): void {
    const columns = block.columns(this.type.name) as ColumnsByName;
    for (let at = 0; at < events.length;) {
      const { from, count } = this.writer.claim(events.length - at);
      putEvents(this.writer.columns[0]!, from, events, at, count);
      this.params.forEach(({ param, put }, index) =>
        put({ block, column: this.writer.columns[index + 1]!, from, at, count }, columns[param.name]!));
      this.writePaths({ block, from, at, count });
      at += count;
    }
  }

  /** Columns of absolute paths come behind those of parameters. */
  private writePaths({ block, from, at, count }: Omit<Span, 'column'>): void {
    const { columns } = this.writer;
    for (let index = this.params.length + 1, path = 0; index < columns.length; index++, path++) {
      const texts = this.paths.of(block, this.type.code, path);
      for (let i = 0; i < count; i++) columns[index]!.ints[from + i] = this.texts.number(texts?.[at + i] ?? ABSENT);
    }
  }
}

function putterOf(loading: Loading, type: EventType, param: Param, texts: TextNumbers): Put {
  const kept: Kept = keptAs(param);
  if (kept === 'text') return putTexts(loading, param, texts);
  return kept === 'INTEGER' ? putInts : putLongs(type, param);
}

const putInts: Put = ({ column, from, at, count }, values) => {
  const numbers = values as NumberColumn;
  for (let i = 0; i < count; i++) {
    const value = numbers[at + i]!;
    if (value === value) column.ints[from + i] = value;
    else column.setNull(from + i);
  }
};

/** What a double does not hold exactly is asked for again. */
const putLongs = ({ code }: EventType, { index }: Param): Put => ({ block, column, from, at, count }, values) => {
  const numbers = values as NumberColumn;
  for (let i = 0; i < count; i++) {
    const value = numbers[at + i]!;
    if (Math.abs(value) > Number.MAX_SAFE_INTEGER) column.set(from + i, block.exact(code, index, at + i));
    else column.setNumber(from + i, value);
  }
};

function putTexts({ state }: Loading, param: Param, texts: TextNumbers): Put {
  const show = shownTexts(state, param);
  return ({ column, from, at, count }, values) => {
    const ids = values as TextColumn;
    for (let i = 0; i < count; i++) column.ints[from + i] = texts.number(show === undefined ? ids[at + i]! : show(ids[at + i]!));
  };
}
