// docs/hunts.md tells of the hunts what their files tell, and its example is one.
import { readFileSync, writeFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { huntsPage } from '../../../src/query/hunts/document.js';
import { findHunts, OWN_HUNTS } from '../../../src/query/hunts/find-hunts.js';
import { readHunt } from '../../../src/query/hunts/read-hunt.js';
import { runHunt } from '../../../src/query/hunts/run-hunt.js';
import { DEMO, historyOf, root } from '../load.js';

const page = huntsPage(findHunts([OWN_HUNTS]));

test('docs/hunts.md is what the files say (UPDATE=1 writes it)', () => {
  const path = `${root}docs/hunts.md`;
  if (process.env['UPDATE']) writeFileSync(path, page);
  expect(readFileSync(path, 'utf8')).toBe(page);
});

test('the hunt that it shows how to write runs', async () => {
  const [, sql] = /```sql\n(.*?)```/s.exec(page)!;
  const history = await historyOf(DEMO);
  const { columns } = await runHunt(history.connection, readHunt('example.sql', sql!));
  history.close();
  expect(columns.map(({ name }) => name)).toEqual(['event', 'time', 'process', 'cmdline', 'path', 'error']);
});
