// The header as a map: what the capture is and who wrote it. And, in a frame of its own because few readers need it, the
// event table as its writer knew it.
import { EVENT_TYPES } from '../../schema/events.js';
import { FORMAT_NAME, FORMAT_VERSION } from '../format.js';
import type { Header, Machine } from '../header.js';
import { fieldsOf, type Fields } from './fields.js';
import { damaged } from '../problem.js';

/** One event of the written table: code, name, and for each parameter its name and base type. */
export type WrittenEvent = readonly [code: number, name: string, params: readonly (readonly [name: string, type: string])[]];

export const encodeHeader = (header: Header): object => ({ format: FORMAT_NAME, version: FORMAT_VERSION, ...header });

export const encodeEvents = (): object => ({
  frame: 'events',
  events: Object.values(EVENT_TYPES).map(({ code, name, params }) => [code, name, params.map((param) => [param.name, param.base])]),
});

/** Throws CaptureError (damaged). Unknown keys are passed over. */
export function decodeHeader(map: Record<string, unknown>): Header {
  if (map['format'] !== FORMAT_NAME) throw damaged('the header does not name the format');
  const fields = fieldsOf(map, 'header');
  return {
    machine: decodeMachine(fields.map('machine')),
    startTime: fields.bigint('startTime'),
    recorded: fields.numbers('recorded'),
    snaplen: fields.number('snaplen'),
    scope: decodeScope(fields.map('scope')),
    writer: fields.text('writer'),
  };
}

const decodeMachine = (fields: Fields): Machine => ({
  hostname: fields.text('hostname'),
  kernel: fields.text('kernel'),
  arch: fields.text('arch'),
  cpus: fields.number('cpus'),
  memoryBytes: fields.number('memoryBytes'),
  bootTime: fields.bigint('bootTime'),
});

function decodeScope(fields: Fields): Header['scope'] {
  if (fields.text('kind') !== 'tree') return { kind: 'system' };
  const command = fields.has('command') ? { command: fields.texts('command') } : {};
  return { kind: 'tree', pid: fields.number('pid'), ...command };
}

/** The event table that a capture carries; names for codes that this program may not know. */
export function decodeEvents(map: Record<string, unknown>): WrittenEvent[] {
  const events = map['events'];
  if (!Array.isArray(events)) return [];
  return events.filter(isWrittenEvent);
}

function isWrittenEvent(event: unknown): event is WrittenEvent {
  if (!Array.isArray(event)) return false;
  const [code, name, params] = event as unknown[];
  return typeof code === 'number' && typeof name === 'string' && Array.isArray(params);
}
