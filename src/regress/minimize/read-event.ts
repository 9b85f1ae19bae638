// An event as a walk stands at it → a row that can be written again, exact to the last bit.
import type { BytesColumn, TextColumn } from '../../schema/events.js';
import type { EventFacts, Value } from '../../capture/write/block-builder.js';
import type { CurrentEvent } from '../../state/current-event.js';

/** Everything that the capture has of the event; what it keeps of it does not change as the walk goes on. */
export function readEvent(event: CurrentEvent): EventFacts {
  const { block, index, type, state: { header } } = event;
  return {
    time: header.startTime + BigInt(event.time), tid: block.threads[block.threadIndex[index]!]!, cpu: block.cpu(index),
    code: type.code, num: block.num(index), values: type.params.map(({ index: param }) => valueOf(event, param)),
  };
}

function valueOf({ block, type, columns, row, state: { texts } }: CurrentEvent, param: number): Value {
  const { name, storage } = type.params[param]!;
  if (storage === 'number') return block.exact(type.code, param, row);
  const column = (columns as Readonly<Record<string, unknown>>)[name];
  if (storage === 'bytes') return Uint8Array.from((column as BytesColumn).at(row));
  const id = (column as TextColumn)[row]!;
  return id === 0 ? undefined : texts.value(id);
}
