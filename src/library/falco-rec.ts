// The public face: all that `import … from 'falco-rec'` gives, and nothing else of this package is for others to import.
//
// What stands here keeps its name and its shape within a major version. It is described in docs/library.md, whose examples are run
// by test/package/project.test.ts.
export { CaptureError, type Problem as CaptureProblem, type ProblemCode as CaptureProblemCode } from '../capture/problem.js';
export type { Machine, Scope } from '../capture/header.js';
export type { PriorityName } from '../rules/priority.js';
export type { Explanation, ExplainedJunction, ExplainedNegation, ExplainedTerm } from '../rules/explain/explanation.js';
export type { FailedTerm } from '../rules/explain/flips.js';
export type { NearMiss } from '../rules/explain/near-misses.js';
export type { TermValue } from '../rules/explain/terms.js';
export type { Failure as TestFailure } from '../regress/expectations/failure.js';
export type { Status as TestStatus } from '../regress/run/result.js';
export { alertJson, alertText, type Alert } from './alert.js';
export { contents, openCapture, type Capture, type CaptureContents } from './capture.js';
export type { Diagnostic } from './diagnostic.js';
export { events, type Event, type EventsOptions } from './events.js';
export { explain, explanationLines, whyNot, type Explained, type WhyNot } from './explain.js';
export { RulesError, UsageError, type UsageProblem } from './problems.js';
export { replay, streamAlerts, type Judgement, type Replayed, type ReplayOptions } from './replay.js';
export { checkRules, loadRules, type Rule, type RulesFrom, type RuleText } from './rules.js';
export { runTests, type TestCase, type TestOptions, type TestReporter, type TestRun } from './run-tests.js';
export type { Value } from './value.js';
