// Fields that rules are warned about: they lost their meaning with the events that told of a call's beginning.
//
// The field table marks others as deprecated, too; those merely never have a value, and Falco does not warn about them.

export const DEPRECATED_FIELDS = [
  'evt.dir', 'evt.latency', 'evt.latency.s', 'evt.latency.ns', 'evt.latency.human', 'evt.wait_latency',
] as const;

const names: ReadonlySet<string> = new Set(DEPRECATED_FIELDS);

export const isDeprecated = (field: string): boolean => names.has(field);
