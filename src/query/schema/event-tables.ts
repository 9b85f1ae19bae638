// A table for each type of event that has parameters of its own: one row an event, joined to `events` by its number.
import { EVENT_TYPES } from '../../schema/events.js';
import { absoluteName, ownParams, pathParams, storedType } from './parameter-columns.js';
import type { TableDefinition } from './relation.js';

export const EVENT_TABLES: readonly TableDefinition[] = Object.values(EVENT_TYPES).flatMap((type) => {
  const params = ownParams(type);
  if (params.length === 0) return [];
  const own = params.map((param) => ({ name: param.name, type: storedType(param), about: `Parameter of ${type.name}` }));
  const event = { name: 'event', type: 'BIGINT', about: 'Number of the event' };
  const paths = pathParams(type).map((param) => ({ name: absoluteName(param), type: 'INTEGER', about: `${param.name}, made absolute` }));
  return [{ schema: 'params', name: type.name, about: `Parameters of ${type.name} events.`, columns: [event, ...own, ...paths] }];
});
