// What can be wrong with the file of a hunt is told with its place and with what to do.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openHistory, type History } from '../../../src/query/database.js';
import { readHunt } from '../../../src/query/hunts/read-hunt.js';
import { runHunt } from '../../../src/query/hunts/run-hunt.js';
import { QueryError } from '../../../src/query/problem.js';
import { confine } from '../../../src/query/read-only.js';

let history: History;
beforeAll(async () => {
  history = await openHistory(':memory:');
  await confine(history.connection);
});
afterAll(() => history.close());

const HEAD = `-- title: Mine
-- finds: Events of a type.
-- misses: All others.
-- param: type VARCHAR = execve -- Which
-- empty: There are none.
`;
const MINE = `${HEAD}SELECT count(*) AS n FROM events WHERE type = $type`;

async function problemOf(sql: string): Promise<QueryError['problem'] | undefined> {
  try {
    for await (const _ of (await runHunt(history.connection, readHunt('mine.sql', sql))).rows);
    return undefined;
  } catch (error) {
    if (error instanceof QueryError) return error.problem;
    throw error;
  }
}

test('the file that the others differ from is a hunt', async () => {
  expect(await problemOf(MINE)).toBeUndefined();
});

const mistakes: [string, string, string, string][] = [
  ['an unknown key', MINE.replace('finds', 'findz'), "mine.sql:2: there is no key 'findz'", "did you mean 'finds'?"],
  ['a key that is missing', MINE.replace(/-- empty.*\n/, ''), 'mine.sql:1: the hunt has no empty', '-- empty:'],
  ['a key twice', `-- title: Again\n${MINE}`, 'mine.sql:2: title stands here again', 'line 1'],
  ['a comment of no key', `-- Copyright\n${MINE}`, 'mine.sql:1: this comment belongs to no key', '-- KEY: TEXT'],
  ['no technique', `-- mitre: persistence\n${MINE}`, "mine.sql:1: 'persistence' is no technique", 'T1059'],
  ['no type', MINE.replace('VARCHAR', 'TEXT'), "mine.sql:4: there is no type 'TEXT'", 'types are'],
  ['a wrong default', MINE.replace('VARCHAR', 'BIGINT'), "mine.sql:4: 'execve' is no BIGINT", 'a whole number'],
  ['half a parameter', MINE.replace(' -- Which', ''), 'mine.sql:4: this is no parameter', '-- param: NAME TYPE'],
  ['a parameter that is not declared', MINE.replace(/-- param.*\n/, ''), '$type is not declared', '-- param: type'],
  ['a parameter that is not used', MINE.replace('$type', "'execve'"), "does not use its parameter 'type'", '$type'],
  ['a wrong column', MINE.replace('type =', 'typ ='), 'mine.sql: ', 'LINE 6'],
  ['two queries', `${MINE}; SELECT 1`, 'it holds 2 statements', 'one query'],
  ['asking nothing', `${HEAD}SET VARIABLE mine = $type`, 'mine.sql: ', ''],
  ['reading another file', `${HEAD}SELECT $type FROM read_csv('/etc/passwd')`, 'mine.sql: ', 'queries only read'],
];
test.each(mistakes)('%s', async (_, sql, message, hint) => {
  const problem = await problemOf(sql);
  expect(problem?.code).toBe('hunt-file');
  expect(problem?.message).toContain(message);
  expect(`${problem?.message} ${problem?.hint}`).toContain(hint);
});
