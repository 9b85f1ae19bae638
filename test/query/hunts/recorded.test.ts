// Every hunt over two recordings of a real machine (`make fixtures`): an intruder at work, and an ordinary day.
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { History } from '../../../src/query/database.js';
import { findHunts, OWN_HUNTS } from '../../../src/query/hunts/find-hunts.js';
import { runHunt, settingsFor } from '../../../src/query/hunts/run-hunt.js';
import { valueText } from '../../../src/query/print/value-text.js';
import { historyOf, root } from '../load.js';

const recording = (name: string): string => join(root, `fixtures/hunts/${name}.scap`);
const hunts = findHunts([OWN_HUNTS]);

/** What the intruder left for a hunt: how many rows, and a text that the first one holds. Times are shorter than a day's work. */
interface Left {
  readonly rows: number;
  readonly holds: string;
  readonly parameters?: Readonly<Record<string, string>>;
}
const LEFT: Readonly<Record<string, Left>> = {
  'beaconing': { rows: 1, holds: '198.51.100.7' },
  'became-root': { rows: 1, holds: 'setresuid' },
  'cloud-metadata-contact': { rows: 1, holds: '169.254.169.254:80' },
  'container-escape-hints': { rows: 2, holds: 'CLONE_NEWNS' },
  'credential-read-then-connection': { rows: 6, holds: '/etc/shadow' },
  'data-read-then-sent': { rows: 1, holds: '/plans' },
  'deleted-executables': { rows: 1, holds: 'rm /tmp/intrusion-agent' },
  'discovery-burst': { rows: 1, holds: "'whoami'" },
  'disguised-processes': { rows: 1, holds: '[kworker/0:1]' },
  'first-seen-programs': { rows: 15, holds: '/usr/bin/dirname' },
  'kernel-code-loaded': { rows: 1, holds: '/rootkit.ko' },
  'listeners-opened': { rows: 2, holds: '4443' },
  'log-tampering': { rows: 1, holds: '/var/log/intrusion.log' },
  'mass-file-changes': { rows: 1, holds: '.locked' },
  'memory-or-temporary-execution': { rows: 1, holds: '/tmp/intrusion-agent' },
  'orphans': { rows: 1, holds: 'sleep 3', parameters: { longer: '1s' } },
  'packet-sockets': { rows: 1, holds: 'AF_PACKET' },
  'persistence-write': { rows: 1, holds: '/etc/cron.d/intrusion' },
  'port-scan': { rows: 1, holds: 'python3 intrusion.py' },
  'process-injection': { rows: 1, holds: 'PTRACE_ATTACH' },
  'rare-children': { rows: 2, holds: 'sh -c true', parameters: { children: '8', shells: 'dash, bash' } },
  'recording-gaps': { rows: 1, holds: 'silence', parameters: { longer: '1500ms' } },
  'remote-shell-fan-out': { rows: 1, holds: '198.51.100.9:2222' },
  'reverse-shell': { rows: 2, holds: '->198.51.100.7:4443' },
  'secrets-in-environments': { rows: 1, holds: 'DB_PASSWORD' },
  'server-children': { rows: 1, holds: 'nginx -c' },
  'setuid-bit-set': { rows: 1, holds: '/agent' },
  'shell-history-removal': { rows: 1, holds: '/.bash_history' },
  'written-then-executed': { rows: 2, holds: 'cp /bin/sleep /tmp/intrusion-agent' },
};

/** Rows as texts. */
async function answerOf(history: History, name: string, parameters: Left['parameters'] = {}): Promise<readonly string[]> {
  const hunt = hunts.find((each) => each.name === name)!;
  const { rows } = await runHunt(history.connection, hunt, settingsFor(hunt, new Map(Object.entries(parameters))));
  const found: string[] = [];
  for await (const chunk of rows) found.push(...chunk.map((row) => row.map((value) => valueText(value)).join(' ')));
  return found;
}

test('the intruder left something for every hunt', () => {
  expect(Object.keys(LEFT)).toEqual(hunts.map(({ name }) => name));
});

describe('of an intruder after an ordinary day', () => {
  let history: History;
  beforeAll(async () => { history = await historyOf(recording('benign'), recording('intrusion')); });
  afterAll(() => history.close());

  test.each(Object.entries(LEFT))('%s finds what he left', async (name, { rows, holds, parameters }) => {
    const found = await answerOf(history, name, parameters);
    expect(found.length).toBe(rows);
    expect(found[0]).toContain(holds);
  });
});

describe('of an ordinary day', () => {
  let history: History;
  beforeAll(async () => { history = await historyOf(recording('benign')); });
  afterAll(() => history.close());

  test.each(hunts.map(({ name }) => name))('%s finds nothing', async (name) => {
    expect(await answerOf(history, name)).toEqual([]);
  });
});
