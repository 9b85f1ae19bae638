// The same rules asked from a program: whatever vitest can do around a recording, it can do here.
import { contents, openCapture } from 'falco-rec';
import { useRules } from 'falco-rec/vitest';
import { expect, test } from 'vitest';

useRules('rules');

test('an installation by hand is seen, once', () => {
  expect('recordings/install-by-hand.scap').toFireOnly('package_installed_by_hand', { times: 1, fields: { 'proc.cwd': /./ } });
});

test('the recording is worth judging by: nothing is missing in it', () => {
  const capture = openCapture('recordings/install-by-hand.scap');
  expect(contents(capture).lost).toBe(0);
  expect(capture.problems).toEqual([]);
  capture.close();
});
