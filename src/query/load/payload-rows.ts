// Payload of one type of event into a table of its own: only of events that have any.
import type { Block } from '../../capture/block.js';
import type { BytesColumn, EventType } from '../../schema/events.js';
import { payloadParams } from '../schema/parameter-columns.js';
import type { Loading } from './loading.js';
import type { TableWriter } from './table-writer.js';

export class PayloadRows {
  private readonly writer: TableWriter;
  private readonly names: readonly string[];

  constructor(loading: Loading, private readonly type: EventType) {
    this.writer = loading.writer(`payloads.${type.name}`);
    this.names = payloadParams(type).map(({ name }) => name);
  }

  /** @param events numbers of the block's events of this type, in order */
  write(block: Block, events: Float64Array): void {
    const columns = block.columns(this.type.name) as unknown as Readonly<Record<string, BytesColumn>>;
    const payloads = this.names.map((name) => columns[name]!);
    if (payloads.every((payload) => payload.empty)) return;
    for (let row = 0; row < events.length; row++) {
      const values = payloads.map((payload) => payload.at(row));
      if (values.some(({ length }) => length > 0)) this.put(events[row]!, values);
    }
  }

  private put(event: number, values: readonly Uint8Array[]): void {
    const { columns } = this.writer, { from } = this.writer.claim(1);
    columns[0]!.setNumber(from, event);
    values.forEach((value, index) => columns[index + 1]!.setBytes(from, value.length === 0 ? undefined : value));
  }
}
