// Problems of a condition that reads well but means nothing: unknown fields, operators that a type does not take, bad values.
import { declare } from '../diagnostic.js';

const CODE = 'LOAD_ERR_COMPILE_CONDITION';

/** The registry words what is wrong with a name, since Falco's phrase for it is part of its interface. */
export const unknownField = declare<{ error: string; hint: string | undefined }>('unknown field', CODE,
  ({ error }) => error, ({ hint }) => hint);

export const badFieldArgument = declare<{ field: string; complaint: string }>('bad field argument', CODE,
  ({ field, complaint }) => `bad argument of field ${field}: ${complaint}`);

export const operatorNotForType = declare<{ field: string; operator: string; type: string; list: boolean; operators: string }>(
  'operator not for type', CODE,
  ({ field, operator, type, list }) =>
    `operator '${operator}' is not supported for field '${field}' of type ${list ? 'list of ' : ''}${type}`,
  ({ operators }) => `it takes ${operators}`);

export const badValue = declare<{ field: string; complaint: string }>('bad value', CODE,
  ({ complaint }) => complaint, ({ field }) => `compared with field ${field}`);

export const unknownEventType = declare<{ name: string; hint: string | undefined }>('unknown event type', CODE,
  ({ name }) => `unknown event type ${name}`, ({ hint }) => hint);

export const eventTypeNotConstant = declare<{ field: string }>('event type not constant', CODE,
  ({ field }) => `${field} can only be compared with written names, without transformers`,
  () => 'which events a rule wants must be known before it runs');

export const rightFieldRefused = declare<{ reason: string }>('right field refused', CODE,
  ({ reason }) => `fields cannot be compared here: ${reason}`);

export const transformerRefused = declare<{ transformer: string; complaint: string }>('transformer refused', CODE,
  ({ transformer, complaint }) => `transformer ${transformer}() cannot be used here: ${complaint}`);
