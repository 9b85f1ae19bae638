// How urgent a rule is.

export const PRIORITIES = ['Emergency', 'Alert', 'Critical', 'Error', 'Warning', 'Notice', 'Informational', 'Debug'] as const;

export type PriorityName = (typeof PRIORITIES)[number];

export interface Priority {
  /** 0 is the most urgent. */
  readonly number: number;
  readonly name: PriorityName;
}

/** Reads a priority in any case (`info` is short for informational); undefined where there is none of that name. */
export function parsePriority(text: string): Priority | undefined {
  const wanted = text.toLowerCase() === 'info' ? 'informational' : text.toLowerCase();
  const number = PRIORITIES.findIndex((name) => name.toLowerCase() === wanted);
  return number < 0 ? undefined : { number, name: PRIORITIES[number]! };
}
