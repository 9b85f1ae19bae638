// The shell of `falco-rec query`, as somebody uses it who sits at a terminal.
import { copyFileSync, mkdtempSync, readFileSync, rmSync, statSync, truncateSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { demo, falcoRec } from './falco-rec.js';
import { CTRL_C, CTRL_D, ENTER, hasPython, onTerminal, TAB, UP, type Terminal } from './pseudo-terminal.js';

const PROMPT = 'falco-rec> ', GOES_ON = '...> ';
const ENDLESS = 'SELECT count(*) FROM range(100000000) a, range(100000000) b WHERE a.range % 7 = b.range % 13;';

const scratch = mkdtempSync(join(tmpdir(), 'falco-rec-shell-'));
const history = join(scratch, 'history.duckdb');
beforeAll(() => { expect(falcoRec(['load', demo, '-o', history]).status).toBe(0); });
afterAll(() => rmSync(scratch, { recursive: true }));

/** A shell at its first prompt. */
async function shell({ state = 'state', columns = 100, database = history } = {}): Promise<Terminal & { readonly greeting: string }> {
  const terminal = onTerminal(['query', database], { XDG_STATE_HOME: join(scratch, state) }, columns);
  onTestFinished(terminal.hangUp);
  return { ...terminal, greeting: await terminal.shows(PROMPT) };
}

/** What is shown for a line, up to the next prompt. */
async function answerTo({ type, shows }: Terminal, line: string): Promise<string> {
  type(line + ENTER);
  return shows(PROMPT);
}

/** Ends it as it should end. */
async function leave({ type, status }: Terminal): Promise<void> {
  type(CTRL_D);
  expect(await status).toBe(0);
}

describe.skipIf(!hasPython)('the shell (skipped where no python3 is there to make a pseudo-terminal)', () => {
  test('answers statements, of several lines too, and tells how long it took', async () => {
    const terminal = await shell();
    const answer = await answerTo(terminal, "SELECT count(*) AS n FROM events WHERE type = 'execve';");
    expect(answer).toMatch(/ n\n──\n21\n\(1 row\)\n\d\.\d{3} s\n/);
    terminal.type(`SELECT ';' AS a, -- not yet;${ENTER}`);
    await terminal.shows(GOES_ON);
    expect(await answerTo(terminal, "'two' AS b;")).toContain('a  b\n─  ───\n;  two\n');
    await leave(terminal);
  });

  test('asks one statement after the other when they are pasted, each at a prompt', async () => {
    const terminal = await shell();
    terminal.type('SELECT 1 AS one;\nSELECT 2\nAS two;\n');
    expect(await terminal.shows('1 AS one;')).not.toContain('two');
    expect(await terminal.shows(PROMPT)).toMatch(/one\n───\n {2}1\n/);
    expect(await terminal.shows('(1 row)')).toMatch(/two\n───\n {2}2\n/);
    await leave(terminal);
  });

  test('completes words of SQL, tables, their columns by alias, macros and commands', async () => {
    const { type, shows, status } = await shell();
    const completes = async ([typed, added]: readonly [string, string]): Promise<void> => {
      type(typed);
      await shows(typed);
      type(TAB);
      await shows(added);
    };
    const steps: [typed: string, added: string][] = [
      ['sel', 'ect'], [' is_pr', 'ivate('], ['c.remote) from connecti', 'ons'], [' c, thread_', 'states'], [' where c.remote_', 'port'],
    ];
    for (const step of steps) await completes(step);
    type(CTRL_C);
    await shows(PROMPT);
    for (const step of [['.sch', 'ema'], [' capt', 'ures']] as const) await completes(step);
    type(`${ENTER}${CTRL_D}`);
    expect(await status).toBe(0);
  });

  test('lists what a word may become at the second Tab', async () => {
    const terminal = await shell();
    terminal.type('FROM proces');
    await terminal.shows('proces');
    terminal.type(TAB);
    await terminal.shows('s');
    terminal.type(TAB);
    const listed = (await terminal.shows('FROM process')).split(/\s+/);
    expect(listed).toEqual(expect.arrayContaining(['processes', 'processes_at(', 'process_at(', 'process_vm_readv']));
    terminal.type(CTRL_C);
    await terminal.shows(PROMPT);
    await leave(terminal);
  });

  test('brings back statements of the shell before, whole, from a file that only their owner reads', async () => {
    const first = await shell({ state: 'kept' });
    first.type(`SELECT 'early' AS word -- the first${ENTER}`);
    await first.shows(GOES_ON);
    await answerTo(first, 'LIMIT 1;');
    await leave(first);
    const second = await shell({ state: 'kept' });
    await answerTo(second, "SELECT 'late' AS word;");
    second.type(UP);
    await second.shows("SELECT 'late' AS word;");
    second.type(UP);
    await second.shows("SELECT 'early' AS word /* the first */ LIMIT 1;");
    second.type(ENTER);
    expect(await second.shows(PROMPT)).toContain('early\n(1 row)');
    await leave(second);
    const file = join(scratch, 'kept/falco-rec/query-history');
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(readFileSync(file, 'utf8').split('\n')).toEqual([
      "SELECT 'early' AS word /* the first */ LIMIT 1;", "SELECT 'late' AS word;", "SELECT 'early' AS word /* the first */ LIMIT 1;", '',
    ]);
  });

  test('ends a long query at Ctrl-C, forgets what was typed ahead, and goes on', async () => {
    const terminal = await shell();
    terminal.type(ENDLESS + ENTER);
    await terminal.shows('Ctrl-C ends the query');
    terminal.type(`SELECT 'ahead';${ENTER}`);
    const before = performance.now();
    terminal.type(CTRL_C);
    await terminal.shows('the query was interrupted');
    expect(performance.now() - before).toBeLessThan(1500);
    expect(await terminal.shows(PROMPT)).not.toContain('ahead');
    expect(await answerTo(terminal, "SELECT 'alive';")).toContain('alive\n(1 row)');
    await leave(terminal);
  });

  test('ends an answer without end at Ctrl-C', async () => {
    const terminal = await shell();
    await answerTo(terminal, '.mode csv');
    terminal.type(`FROM range(1000000000000);${ENTER}`);
    await terminal.shows('\n5000\n');
    terminal.type(CTRL_C);
    await terminal.shows('the query was interrupted');
    await terminal.shows(PROMPT);
    await leave(terminal);
  });

  test('clears the line at Ctrl-C, and the lines before it', async () => {
    const terminal = await shell();
    terminal.type(`SELECT nonsense${ENTER}`);
    await terminal.shows(GOES_ON);
    terminal.type(`FROM nowhere${CTRL_C}`);
    await terminal.shows('^C');
    await terminal.shows(PROMPT);
    expect(await answerTo(terminal, 'SELECT 7 AS seven;')).toContain('(1 row)');
    await leave(terminal);
  });

  test('shows where a statement is wrong and what was meant, and goes on', async () => {
    const terminal = await shell();
    const shown = await answerTo(terminal, 'SELECT nme FROM openat;');
    expect(shown).toContain("LINE 1: SELECT nme FROM openat;\n               ^\n");
    expect(shown).toContain("did you mean 'name'?");
    expect(await answerTo(terminal, "COPY (SELECT 1) TO '/tmp/never.csv';")).toContain('queries only read');
    await leave(terminal);
  });

  test('cuts a table to the width of the terminal and to rows that somebody reads', async () => {
    const terminal = await shell({ columns: 60 });
    const wide = (await answerTo(terminal, 'FROM event_log LIMIT 3;')).split('\n').slice(1, -2);
    expect(wide.filter((line) => line.length > 60)).toEqual([]);
    expect(wide.at(-1)).toMatch(/\(3 rows; \d of 18 columns fit\)/);
    await answerTo(terminal, '.limit 3');
    expect(await answerTo(terminal, 'FROM range(1000000);')).toContain('(the first 3 rows; .limit ROWS shows more, .mode csv or json all)');
    await leave(terminal);
  });

  test('tells before the first answer what is missing of a capture', async () => {
    const cut = join(scratch, 'cut.scap'), database = join(scratch, 'cut.duckdb');
    copyFileSync(demo, cut);
    truncateSync(cut, statSync(demo).size - 100);
    falcoRec(['load', cut, '-o', database]);
    const terminal = await shell({ database });
    expect(terminal.greeting).toContain('warning: cut.scap: ');
    await leave(terminal);
  });

  test('knows its commands, and says what was meant by others', async () => {
    const terminal = await shell();
    expect(await answerTo(terminal, '.tables')).toMatch(/event_log +One row for each event, with names/);
    expect(await answerTo(terminal, '.schema openat')).toMatch(/flags +BIGINT/);
    expect(await answerTo(terminal, '.schema opnat')).toContain('did you mean openat?');
    expect(await answerTo(terminal, '.schema ancestors')).toContain('ancestors(entity)');
    expect(await answerTo(terminal, '.hepl')).toContain('did you mean .help?');
    expect(await answerTo(terminal, '.help')).toContain('.mode table|json|csv|markdown');
    await answerTo(terminal, '.timer off');
    await answerTo(terminal, '.mode json');
    expect(await answerTo(terminal, 'SELECT 1 AS one;')).toContain(`{"one":1}\n${PROMPT}`);
    terminal.type(`.quit${ENTER}`);
    expect(await terminal.status).toBe(0);
  });
});
