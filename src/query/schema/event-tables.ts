// A table for each type of event that has parameters of its own: one row an event, joined to `events` by its number.
import { EVENT_TYPES } from '../../schema/events.js';
import { absoluteName, ownParams, pathParams, payloadParams, storedType } from './parameter-columns.js';
import type { TableDefinition } from './relation.js';

const EVENT = { name: 'event', type: 'BIGINT', about: 'Number of the event' };

export const EVENT_TABLES: readonly TableDefinition[] = Object.values(EVENT_TYPES).flatMap((type) => {
  const params = ownParams(type);
  if (params.length === 0) return [];
  const own = params.map((param) => ({ name: param.name, type: storedType(param), about: `Parameter of ${type.name}` }));
  const paths = pathParams(type).map((param) => ({ name: absoluteName(param), type: 'INTEGER', about: `${param.name}, made absolute` }));
  return [{ schema: 'params', name: type.name, about: `Parameters of ${type.name} events.`, columns: [EVENT, ...own, ...paths] }];
});

/** One row for each event that has payload. */
export const PAYLOAD_TABLES: readonly TableDefinition[] = Object.values(EVENT_TYPES).flatMap((type) => {
  const params = payloadParams(type);
  if (params.length === 0) return [];
  const columns = params.map((param) => ({ name: param.name, type: 'BLOB', about: `Parameter of ${type.name}` }));
  return [{ schema: 'payloads', name: type.name, about: `Payload of ${type.name} events.`, columns: [EVENT, ...columns] }];
});
