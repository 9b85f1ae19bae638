// `replay --to-db`: alerts beside the events, replaced by those of the same rules, and by no others.
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { openHistory } from '../../src/query/database.js';
import { falcoRec } from '../cli/falco-rec.js';
import { DEMO, root, rowsOf } from './load.js';

const scratch = mkdtempSync(join(tmpdir(), 'falco-rec-alerts-'));
const history = join(scratch, 'history.duckdb');
afterAll(() => rmSync(scratch, { recursive: true }));

const replay = (rules: string, ...options: string[]) => falcoRec(['replay', DEMO, '--rules', rules, '--json', ...options]);

async function ask(sql: string) {
  const opened = await openHistory(history, { readOnly: true });
  const rows = await rowsOf(opened, sql);
  opened.close();
  return rows;
}

/** A file with a rule. */
function rule(name: string, condition: string, more = 'priority: INFO'): string {
  const path = join(scratch, `${name}.yaml`);
  writeFileSync(path, `- rule: ${name}\n  desc: d\n  condition: ${condition}\n  output: "%proc.name %fd.name %evt.arg.fd"\n  ${more}\n`);
  return path;
}

const counts = () => ask('SELECT rule, count(*)::INTEGER AS n FROM alerts GROUP BY rule ORDER BY rule');

describe('alerts in a history', () => {
  test('are those that are printed, each with its event and its program image', async () => {
    const printed = replay(join(root, 'rules'), '--to-db', history).stdout.trim().split('\n').map((line) => JSON.parse(line));
    expect(printed.length).toBeGreaterThan(3);
    const rows = await ask(`SELECT evt_num(a.event)::INTEGER AS num, a.rule, a.priority, a.source, a.tags, a.output, a.fields,
        p.name AS program, a.time = e.time AS same, strftime(a.time, '%Y-%m-%dT%H:%M:%S.%n') AS at
      FROM alerts a JOIN events e USING (event) JOIN processes p ON p.process = a.process ORDER BY a.rowid`);
    expect(rows.map(({ num, rule: name, priority, source, tags, at }) => [num, name, priority, source, tags, `${at}Z`]))
      .toEqual(printed.map((each) => [each.output_fields['evt.num'], each.rule, each.priority, each.source, each.tags, each.time]));
    for (const [at, { output, fields, program, same }] of rows.entries()) {
      const said = JSON.parse(String(fields));
      expect(printed[at].output.endsWith(` ${output}`)).toBe(true);
      expect(printed[at].output_fields).toMatchObject(said);
      expect([same, program]).toEqual([true, said['proc.name'] ?? program]);
    }
  });

  test('are replaced by those of the same rules', async () => {
    const before = await ask('SELECT * FROM alerts ORDER BY event, rule');
    expect(replay(join(root, 'rules'), '--to-db', history).status).toBe(0);
    expect(await ask('SELECT * FROM alerts ORDER BY event, rule')).toEqual(before);
  });

  test('of rules of other names stay, and of a rule that does not fire any more go', async () => {
    const [{ n: others }] = await ask('SELECT count(*)::INTEGER AS n FROM alerts') as [{ n: number }];
    replay(rule('mine', 'evt.type = execve'), '--to-db', history);
    const [mine] = (await counts()).filter(({ rule: name }) => name === 'mine');
    expect(mine).toEqual({ rule: 'mine', n: 21 });
    const [first] = await ask("SELECT DISTINCT ruleset FROM alerts WHERE rule = 'mine'");
    replay(rule('mine', 'evt.type = execve and proc.name = chmod'), '--to-db', history);
    const [second] = await ask("SELECT DISTINCT ruleset, length(ruleset)::INTEGER AS digits FROM alerts WHERE rule = 'mine'");
    expect([second!['digits'], second!['ruleset'] === first!['ruleset']]).toEqual([64, false]);
    replay(rule('mine', 'evt.type = execve and proc.name = nobody'), '--to-db', history);
    expect((await counts()).reduce((sum, { n }) => sum + Number(n), 0)).toBe(others);
  });

  test('of rules that a replay leaves out stay', async () => {
    replay(rule('mine', 'evt.type = execve'), '--to-db', history);
    replay(rule('mine', 'evt.type = execve and proc.name = nobody'), '--to-db', history, '--priority', 'error');
    expect((await counts()).filter(({ rule: name }) => name === 'mine')).toEqual([{ rule: 'mine', n: 21 }]);
  });

  test('are of the capture that they are about, whatever was loaded before', async () => {
    const other = join(scratch, 'cut.scap');
    writeFileSync(other, readFileSync(DEMO).subarray(0, -100));
    expect(falcoRec(['replay', other, '--rules', rule('mine', 'evt.type = execve'), '--to-db', history]).status).toBe(0);
    const rows = await ask(`SELECT a.capture, e.type::VARCHAR AS type, count(*)::INTEGER AS n
      FROM alerts a JOIN events e ON e.event = a.event AND e.capture = a.capture WHERE a.rule = 'mine' GROUP BY ALL ORDER BY ALL`);
    expect(rows.map(({ capture, type }) => [capture, type])).toEqual([[0, 'execve'], [1, 'execve']]);
    expect(rows[0]!['n']).toBe(21);
  });

  test('may be of every event, and of several rules each', async () => {
    const rules = ['one', 'two', 'three', 'four'].map((name) => rule(name, 'evt.num > 0'));
    falcoRec(['replay', DEMO, '--rules', ...rules, '--to-db', history]);
    const seen = await ask(`SELECT rule, count(DISTINCT event)::INTEGER AS n FROM alerts
      WHERE rule IN ('one', 'two', 'three', 'four') GROUP BY rule ORDER BY rule`);
    expect(seen).toEqual(['four', 'one', 'three', 'two'].map((name) => ({ rule: name, n: 1321 })));
  });
});

describe('a replay', () => {
  test('whose rules do not load makes no database', () => {
    const none = join(scratch, 'none.duckdb');
    expect(replay(rule('wrong', 'no.such.field = 1'), '--to-db', none).status).toBe(2);
    expect(existsSync(none)).toBe(false);
  });

  test('makes a database that only its owner reads, and tells of one that is none', () => {
    expect(statSync(history).mode & 0o777).toBe(0o600);
    const { status, stderr } = replay(join(root, 'rules'), '--to-db', DEMO);
    expect([status, stderr]).toEqual([3, expect.stringContaining('this is no history')]);
  });
});
