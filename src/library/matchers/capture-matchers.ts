// What `expect(capture)` can say: rules fire, fire alone, or stay silent.
import { Rejection } from '../../rules/diagnostic.js';
import { opened, openCapture, type Capture } from '../capture.js';
import { diagnosticOf } from '../diagnostic.js';
import { RulesError } from '../problems.js';
import { alertsOf, readExpectation, type CasePart, type FireOptions } from './expectation.js';
import { rulesFor } from './rules-in-use.js';
import { verdictOn, type Verdict } from './verdict.js';

/** A capture, or the path of one. */
export type Subject = Capture | string;

export interface CaptureMatchers<R = unknown> {
  /** The rule fires, with alerts as the options say. */
  toFire(rule: string, options?: FireOptions): R;
  /** These rules fire, and no others. The options are about each of them. */
  toFireOnly(rules: string | readonly string[], options?: FireOptions): R;
  /** The rule does not fire; without a name, none does. */
  toStaySilent(rule?: string, options?: Pick<FireOptions, 'rules'>): R;
}

interface Context {
  readonly isNot: boolean;
}

interface Result {
  readonly pass: boolean;
  message(): string;
}

export function toFire(this: Context, subject: Subject, rule: string, options: FireOptions = {}): Result {
  return expectation(this, 'toFire', subject, { alerts: [alertsOf(rule, options)] }, options);
}

export function toFireOnly(this: Context, subject: Subject, rules: string | readonly string[], options: FireOptions = {}): Result {
  const alerts = [rules].flat().map((rule) => alertsOf(rule, options));
  return expectation(this, 'toFireOnly', subject, { alerts, only: true }, options);
}

export function toStaySilent(this: Context, subject: Subject, rule = 'all', options: Pick<FireOptions, 'rules'> = {}): Result {
  return expectation(this, 'toStaySilent', subject, { silent: rule }, options);
}

function expectation({ isNot }: Context, matcher: string, subject: Subject, part: CasePart, { rules: own }: FireOptions): Result {
  const rules = rulesFor(own);
  const { ending, lines } = judged(subject, (capture) => {
    try {
      return verdictOn(opened(capture), rules, readExpectation(matcher, part, rules));
    } catch (thrown) {
      if (thrown instanceof Rejection) throw new RulesError([diagnosticOf(thrown.diagnostic)]);
      throw thrown;
    }
  });
  const head = `expect(capture)${isNot ? '.not' : ''}.${matcher}`;
  // What is unsound fails either way round, and vitest turns `pass` round.
  return { pass: ending === 'unsound' ? isNot : ending === 'holds', message: () => [head, '', ...lines].join('\n') };
}

/** A capture that was given is the caller's to close; one that was named is closed here. */
function judged(subject: Subject, judge: (capture: Capture) => Verdict): Verdict {
  if (typeof subject !== 'string') return judge(subject);
  const capture = openCapture(subject);
  try {
    return judge(capture);
  } finally {
    capture.close();
  }
}
