// What keeps a capture from being made smaller, as declared data: code, message, hint.

const PROBLEMS = {
  'no-alerts': {
    message: 'no rule fires on this capture: there is no verdict to keep',
    hint: '`falco-rec why-not` tells what came closest',
  },
  'too-many-events': {
    message: 'the verdicts depend on more events than can be held and tried at once',
    hint: 'leave out rules with --rule, or keep fewer alerts of each with --per-rule',
  },
  restarts: {
    message: 'the capture is damaged between its alerts, or another was appended: no one state leads to all of them',
    hint: 'keep fewer alerts with --rule or --per-rule, so that all lie on one side',
  },
  'not-the-same': {
    message: 'the smaller capture does not give the same verdicts, so it was not written',
    hint: 'this is a fault of falco-rec: please report it with the rules',
  },
} as const;

export type MinimizeProblem = keyof typeof PROBLEMS;

/** Thrown where nothing is written. */
export class MinimizeError extends Error {
  override readonly name = 'MinimizeError';
  readonly hint: string;
  constructor(readonly code: MinimizeProblem) {
    super(PROBLEMS[code].message);
    this.hint = PROBLEMS[code].hint;
  }
}
