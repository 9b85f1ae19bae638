// Problems of a rule's exceptions.
import { declare } from '../diagnostic.js';

const OBJECTS = 'LOAD_ERR_VALIDATE';

export const fieldsNeeded = declare<object>('exception fields needed', OBJECTS,
  () => 'Rule exception must have fields property with a list of fields');

export const newExceptionIncomplete = declare<object>('new exception incomplete', OBJECTS,
  () => 'Rule exception new item must have both fields and values');

export const onlyValuesAppend = declare<object>('only values append', OBJECTS,
  () => 'Can not append exception fields to existing exception, only values');

export const compsLength = declare<object>('comps length', OBJECTS, () => 'Fields and comps lists must have equal length');

export const valuesLength = declare<object>('values length', OBJECTS, () => 'Fields and values lists must have equal length');

export const unknownComparison = declare<{ operator: string; hint: string | undefined }>('unknown comparison', OBJECTS,
  ({ operator }) => `'${operator}' is not a supported comparison operator`, ({ hint }) => hint);

export const singleComparison = declare<{ operator: string }>('single comparison', OBJECTS,
  ({ operator }) => `'${operator}' cannot be the comparison of an exception with a single field`,
  () => 'it takes in, pmatch, intersects, or an operator with oneof, anyof or allof');

export const unknownExceptionField = declare<{ field: string; hint: string | undefined }>('unknown exception field', OBJECTS,
  ({ field }) => `'${field}' is not a supported filter field`, ({ hint }) => hint);

export const compsShape = declare<object>('comps shape', OBJECTS, () => 'Fields and comps must both be lists, or both single values');

export const valuesShape = declare<{ expected: string }>('values shape', OBJECTS,
  ({ expected }) => `Values of an exception must be a sequence of ${expected}`);

export const exceptionTwice = declare<{ name: string }>('exception twice', 'LOAD_EXCEPTION_NAME_NOT_UNIQUE',
  ({ name }) => `Multiple definitions of exception '${name}' in the same item`);

export const noValues = declare<object>('no values', 'LOAD_APPEND_NO_VALUES', () => 'Overriding/appending exception with no values');
