// The public face for vitest: `import 'falco-rec/vitest'` teaches `expect` what rules do on a capture.
//
//   useRules('rules/');
//   expect('trace.scap').toFire('reverse_shell', { times: 1, fields: { 'proc.name': 'sh' } });
import { expect } from 'vitest';
import { toFire, toFireOnly, toStaySilent, type CaptureMatchers } from './matchers/capture-matchers.js';

export type { CaptureMatchers, Subject } from './matchers/capture-matchers.js';
export type { ExpectedField, FireOptions } from './matchers/expectation.js';
export { useRules, type RulesToUse } from './matchers/rules-in-use.js';

expect.extend({ toFire, toFireOnly, toStaySilent });

declare module 'vitest' {
  interface Matchers<T = any> extends CaptureMatchers<T> {}
}
