// What can be wrong with a call of the library, beyond the capture (CaptureError): thrown with data that says how to mend it.
import { PRIORITIES } from '../rules/priority.js';
import type { Diagnostic } from './diagnostic.js';

/** Rules, or a filter, that do not load. */
export class RulesError extends Error {
  override readonly name = 'RulesError';
  constructor(readonly diagnostics: readonly Diagnostic[]) {
    super(diagnostics.map(({ text }) => text.trimEnd()).join('\n'));
  }
}

const PROBLEMS = {
  'no-such-rule': { message: (name: string) => `no such rule: ${name}` },
  'no-rules': { message: (what: string) => what, hint: "name them once: useRules('rules/'), or in the expectation: { rules: 'rules/' }" },
  'no-such-event': { message: (event: string) => `there is no event ${event} in the capture`, hint: 'events() yields numbers of events' },
  'no-such-field': { message: (complaint: string) => complaint },
  'no-such-path': { message: (path: string) => `no such suite or folder: ${path}` },
  'no-suites': { message: (paths: string) => `no suites in ${paths}`, hint: 'suites are files named *.test.yaml' },
  'no-such-priority': { message: (name: string) => `no such priority: ${name}`, hint: `priorities are ${PRIORITIES.join(', ')}` },
} as const satisfies Record<string, { readonly message: (subject: string) => string; readonly hint?: string }>;

export interface UsageProblem {
  readonly code: keyof typeof PROBLEMS;
  readonly message: string;
  readonly hint: string | undefined;
}

/** A call asked for something that is not there. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
  constructor(readonly problem: UsageProblem) {
    super(problem.hint === undefined ? problem.message : `${problem.message} (${problem.hint})`);
  }
}

/** A declared problem about `subject` (what the message names); `likely` is what was probably meant, in words. */
export function usageError(code: UsageProblem['code'], subject: string, likely?: string): UsageError {
  const { message, hint = likely }: { message: (subject: string) => string; hint?: string } = PROBLEMS[code];
  return new UsageError({ code, message: message(subject), hint });
}
