// What a rule file does that works, but probably not as meant.
import { declare } from '../diagnostic.js';

export const unknownSource = declare<{ source: string }>('unknown source', 'LOAD_UNKNOWN_SOURCE',
  ({ source }) => `Unknown source ${source}, skipping`, () => 'recordings hold events of the source syscall');

export const manyEventTypes = declare<object>('many event types', 'LOAD_NO_EVTTYPE',
  () => 'Rule matches too many evt.type values. This has a significant performance penalty.',
  () => 'add a check such as evt.type in (open, openat)');

export const skippedUnknown = declare<{ reason: string }>('skipped unknown', 'LOAD_UNKNOWN_FILTER', ({ reason }) => reason,
  () => 'the rule is left out, as skip-if-unknown-filter asks');

export const unusedMacro = declare<object>('unused macro', 'LOAD_UNUSED_MACRO', () => 'Macro not referred to by any other rule/macro');

export const unusedList = declare<object>('unused list', 'LOAD_UNUSED_LIST', () => 'List not referred to by any other rule/macro');

export const appendDeprecated = declare<{ key: string }>('append deprecated', 'LOAD_DEPRECATED_ITEM', ({ key }) =>
  `'append' key is deprecated. Add an 'append' entry (e.g. '${key}: append') under 'override' instead.`);

export const enabledDeprecated = declare<object>('enabled deprecated', 'LOAD_DEPRECATED_ITEM', () =>
  "The standalone 'enabled' key usage is deprecated. The correct approach requires also a 'replace' entry under the 'override' key "
  + "(i.e. 'enabled: replace').");

export const directionDeprecated = declare<object>('direction deprecated', 'LOAD_DEPRECATED_ITEM', () =>
  "due to the drop of enter events, 'evt.dir = <' always evaluates to true, and 'evt.dir = >' always evaluates to false. "
  + "The rule expression can be simplified by removing the condition on 'evt.dir'");

export const fieldDeprecated = declare<{ field: string }>('field deprecated', 'LOAD_DEPRECATED_ITEM',
  ({ field }) => `field '${field}' is deprecated: it has no meaning without enter events`);

export const outputFieldDeprecated = declare<{ field: string }>('output field deprecated', 'LOAD_DEPRECATED_ITEM',
  ({ field }) => `usage of deprecated field '${field}' has been detected in the rule output`,
  () => 'it has no meaning without enter events');

export const containerInfoDeprecated = declare<object>('container info deprecated', 'LOAD_DEPRECATED_ITEM', () =>
  '%container.info is deprecated and no more useful, and will be dropped by Falco 1.0.0. The container plugin will automatically add '
  + 'required fields to the output message.');

export const invalidMacroName = declare<object>('invalid macro name', 'LOAD_INVALID_MACRO_NAME', () =>
  'Macro has an invalid name. Macro names should match a regular expression: ([a-zA-Z]+[a-zA-Z0-9_]*)',
  () => 'conditions cannot refer to a macro of this name');

export const invalidListName = declare<object>('invalid list name', 'LOAD_INVALID_LIST_NAME', () =>
  String.raw`List has an invalid name. List names should match a regular expression: ([^()"'[:space:]=,]+)`);

export const unsafeNaCheck = declare<{ field: string }>('unsafe NA check', 'LOAD_UNSAFE_NA_CHECK',
  ({ field }) => `field '${field}' is compared with <NA>: that is how a missing value is printed, and no value to compare with`,
  ({ field }) => `ask '${field} exists'`);

export const regexNotNeeded = declare<{ pattern: string; simpler: string | undefined }>('regex not needed', 'LOAD_COMPILE_CONDITION',
  ({ pattern }) =>
    `regex check with '${pattern}' may be optimized with simpler operators such as '=', 'contains', 'startswith', 'endswith'`,
  ({ simpler }) => simpler && `write ${simpler}`);

export const fieldAsValue = declare<{ value: string }>('field as value', 'LOAD_COMPILE_CONDITION',
  ({ value }) => `'${value}' may be a valid field misused as a const string value`,
  ({ value }) => `val(${value.replace(/\s/g, '')}) stands for the field's value`);

export const callAsValue = declare<{ value: string }>('call as value', 'LOAD_COMPILE_CONDITION',
  ({ value }) => `'${value}' may be a valid field transformer misused as a const string value`,
  () => 'a transformer is written without quotes');
