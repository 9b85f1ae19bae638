// `expect(capture)` by the matchers of falco-rec/vitest: what holds, what does not, and what is said then.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { loadRules, openCapture } from '../../src/library/falco-rec.js';
import { useRules } from '../../src/library/vitest.js';

const root = join(import.meta.dirname, '../..');
const demo = join(root, 'fixtures/demo.scap');
const rules = join(root, 'rules');

/** What a failing expectation says. */
function complaint(expectation: () => void): string {
  try {
    expectation();
  } catch (thrown) {
    return (thrown as Error).message;
  }
  throw new Error('the expectation holds');
}

test('without rules the expectation says how to name them', () => {
  expect(complaint(() => expect(demo).toFire('reverse_shell'))).toContain("useRules('rules/')");
});

describe('with rules in use', () => {
  beforeAll(() => useRules(rules));
  const capture = openCapture(demo);
  afterAll(() => capture.close());

  test('a rule fires, so often, with these values', () => {
    expect(capture).toFire('reverse_shell');
    expect(capture).toFire('reverse_shell', { times: 3, priority: 'Critical', fields: { 'fd.sport': 20011, 'proc.name': /^reverse/ } });
    const fields = { 'proc.exepath': /BIN\/CAT$/i, 'evt.arg.flags': /RDONLY/ };
    expect(demo).toFire('credential_file_read', { times: 1, event: 326, fields });
    expect(demo).toFire('reverse_shell', { atLeast: 2, atMost: 3, fields: { 'evt.buffer': null } });
    expect(demo).not.toFire('ssh_key_read');
  });

  test('a rule stays silent', () => {
    expect(capture).toStaySilent('ssh_key_read');
    expect(complaint(() => expect(capture).toStaySilent())).toMatch(/fired 9 times, and should be silent\n\+ event 326 \(openat\)/);
    expect(complaint(() => expect(capture).not.toFire('crontab_write'))).toContain('expect(capture).not.toFire\n\nevent 326');
  });

  test('nothing else fires', () => {
    const others = ['credential_file_read', 'temporary_directory_execution', 'binary_directory_write', 'setuid_bit_set', 'crontab_write'];
    expect(capture).toFireOnly([...others, 'log_tampering', 'reverse_shell']);
    expect(complaint(() => expect(capture).toFireOnly([...others, 'log_tampering'], { times: 1 })))
      .toContain('reverse_shell fired 3 times, and nothing else should');
  });

  test('another number of alerts: which there were', () => {
    const said = complaint(() => expect(capture).toFire('reverse_shell', { times: 1 }));
    expect(said).toContain('reverse_shell fired 3 times, and should fire once\n+ event');
  });

  test('another value: what it was', () => {
    const said = complaint(() => expect(capture).toFire('crontab_write', { fields: { 'user.name': 'ann' } }));
    expect(said).toContain('crontab_write did not fire as expected\n- user.name: ann\n+ crontab_write at event 1151 (openat)\n');
  });

  test('it never fired: what did, and what came closest', () => {
    const said = complaint(() => expect(capture).toFire('ssh_key_read'));
    expect(said).toContain('ssh_key_read did not fire\nfired instead: credential_file_read once,');
    expect(said).toMatch(/nearest: event \d+ \(openat\).*one term away\n {2}✗ fd\.name/);
  });

  test('names that are not there are told with what was meant', () => {
    expect(complaint(() => expect(capture).toFire('reverse_shel'))).toContain("did you mean 'reverse_shell'?");
    const fields = { 'proc.nme': 'x' };
    expect(complaint(() => expect(capture).toFire('reverse_shell', { fields }))).toContain("did you mean 'proc.name'?");
    expect(complaint(() => expect(capture).not.toFire('reverse_shel'))).toContain("did you mean 'reverse_shell'?");
  });
});

test('an expectation may bring rules of its own', () => {
  const text = '- rule: any\n  desc: d\n  condition: evt.type = execve and evt.rawres = 0\n  output: x %proc.name\n  priority: INFO\n';
  expect(demo).toFireOnly('any', { rules: { name: 'any.yaml', text } });
  const loaded = loadRules([{ name: 'any.yaml', text }, rules]);
  expect(demo).toFireOnly('any', { rules: loaded.filter(({ name }) => name === 'any') });
});

describe('a capture that is cut', () => {
  const folder = mkdtempSync(join(tmpdir(), 'falco-rec-matchers-'));
  const path = join(folder, 'cut.scap');
  beforeAll(() => writeFileSync(path, readFileSync(demo).subarray(0, -9000)));
  afterAll(() => rmSync(folder, { recursive: true }));

  test('proves neither an alert nor a silence, nor their contrary', () => {
    for (const expectation of [expect(path), expect(path).not]) {
      expect(complaint(() => expectation.toFire('reverse_shell', { rules }))).toContain('unsound: the capture cannot prove it\n');
      expect(complaint(() => expectation.toStaySilent('ssh_key_read', { rules }))).toContain('the file is cut');
    }
  });
});
