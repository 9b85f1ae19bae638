// Mistakes in rules are found, each by the tool that should, with a message that names what is broken.
import { describe, expect, test } from 'vitest';
import { FAULTS, TOOLS } from './faults.js';
import { findFault, saidAnyhow } from './find-fault.js';

describe('rules as they are', () => {
  test.each([...new Set(FAULTS.map(({ file }) => file))])('%s: nothing is said', (file) => expect(saidAnyhow(file)).toEqual([]));
});

describe.each(FAULTS)('$what ($file)', (fault) => {
  test(`is named by ${fault.by}`, () => {
    const found = findFault(fault);
    expect(found?.tool).toBe(fault.by);
    expect(found?.message).toContain(fault.names);
  });
});

test('there are enough of them, of every kind', () => {
  expect(FAULTS.length).toBeGreaterThanOrEqual(50);
  expect(new Set(FAULTS.map(({ by }) => by))).toEqual(new Set(TOOLS));
  expect(new Set(FAULTS.map(({ file, find, put }) => `${file} ${find} ${put}`)).size).toBe(FAULTS.length);
});
