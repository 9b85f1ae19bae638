// What the shell makes of what is typed: where statements end, and what Tab offers at a place.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openHistory, type History } from '../../src/query/database.js';
import { readCatalogue, type Catalogue } from '../../src/query/shell/catalogue.js';
import { completionsOf } from '../../src/query/shell/completion.js';
import { asOneLine, splitTyped } from '../../src/query/shell/statements.js';

describe('a statement ends at a ; that is none of a text or a comment', () => {
  const cases: [typed: string, whole: string, rest: string][] = [
    ['SELECT 1', '', 'SELECT 1'],
    ['SELECT 1;\n', 'SELECT 1;', ''],
    ["SELECT ';', \";\" -- ;\n", '', "SELECT ';', \";\" -- ;\n"],
    ["SELECT 'it''s;\n", '', "SELECT 'it''s;\n"],
    ["SELECT E'\\';' ;", "SELECT E'\\';' ;", ''],
    ['SELECT $$;$$, $a$ $$ ; $a$;', 'SELECT $$;$$, $a$ $$ ; $a$;', ''],
    ['SELECT 1; /* ; */ SELECT 2', 'SELECT 1;', ' /* ; */ SELECT 2'],
    ['SELECT 1; -- done\n', 'SELECT 1;', ''],
    ['/* not;\nyet', '', '/* not;\nyet'],
    ['-- a thought\n', '', ''],
  ];
  test.each(cases)('%j', (typed, whole, rest) => {
    expect(splitTyped(typed)).toEqual({ whole, rest });
  });
});

describe('a statement is remembered as one line that means the same', () => {
  const cases: [statement: string, line: string | undefined][] = [
    ['SELECT 1,\n  2;', 'SELECT 1, 2;'],
    ['SELECT 1 -- one\n, 2;', 'SELECT 1 /* one */ , 2;'],
    ["SELECT '-- no comment'\n;", "SELECT '-- no comment' ;"],
    ["SELECT 'two\nlines';", undefined],
  ];
  test.each(cases)('%j', (statement, line) => {
    expect(asOneLine(statement)).toBe(line);
  });
});

describe('Tab', () => {
  let history: History, catalogue: Catalogue;
  beforeAll(async () => {
    history = await openHistory(':memory:');
    catalogue = await readCatalogue(history.connection);
  });
  afterAll(() => history.close());

  const cases: [before: string, behind: string, offered: string[]][] = [
    ['SELECT * FROM event_', '', ['event_log']],
    ['select * from processes p join conn', '', ['connect', 'connections']],
    ['SELECT * FROM processes, open_f', '', ['open_files_at(']],
    ['SELECT anc', ' FROM processes', ['ancestry']],
    ['SELECT c.remote', ' FROM connections c', ['remote', 'remote_port']],
    ['SELECT processes.e', ' FROM processes', ['"end"', 'end_event', 'exe', 'exepath', 'exe_flags', 'exe_ino', 'exit_code']],
    ['SELECT p.nothing', ' FROM processes p', []],
    ['FROM events WHERE typ', '', ['type']],
    ['FROM events wher', '', ['where']],
    ['FROM EVENTS WHER', '', ['WHERE']],
    ['FROM processes WHERE "en', '', ['"end"', 'end_event']],
    ["FROM events WHERE type = 'conn", '', []],
    ['FROM connections WHERE in_s', '', ['in_subnet(']],
  ];
  test.each(cases)('%j before %j', (before, behind, offered) => {
    expect(completionsOf(before, before + behind, catalogue)[0].sort()).toEqual([...offered].sort());
  });
});
