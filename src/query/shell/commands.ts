// Dot commands: a row each, for running, for `.help` and for Tab.
import { nearest } from '../../rules/nearest.js';
import { FORMATS, type Format } from '../print/formats.js';
import type { Catalogue } from './catalogue.js';
import { aligned, macroListed, namesListed, relationListed, schemaListed } from './listings.js';
import type { Session } from './session.js';

interface CommandRow {
  readonly argument?: string;
  readonly about: string;
  /** What the argument may be. */
  readonly words?: (catalogue: Catalogue) => readonly string[];
  /** `quit` ends the shell. */
  readonly run: (session: Session, argument: string) => 'quit' | void;
}

const formats = Object.keys(FORMATS) as Format[];
const names = ({ relations, macros }: Catalogue): string[] => [...relations, ...macros].map(({ name }) => name);

const COMMANDS: Readonly<Record<string, CommandRow>> = {
  '.tables': { about: 'list tables, views and macros', run: showNames },
  '.schema': { argument: '[NAME]', about: 'show the columns of a table, or of all; or what a macro gives', words: names, run: showSchema },
  '.mode': { argument: formats.join('|'), about: 'how answers are printed', words: () => formats, run: setFormat },
  '.limit': { argument: 'ROWS', about: 'how many rows a table shows', run: setLimit },
  '.timer': { argument: 'on|off', about: 'whether the time of each answer is shown', words: () => ['on', 'off'], run: setTimer },
  '.help': { about: 'show this', run: ({ screen }) => print(screen, HELP) },
  '.quit': { about: 'end (also .exit, Ctrl-D)', run: () => 'quit' },
};

/** What people type who know other shells. */
const OTHER_NAMES: Readonly<Record<string, string>> = {
  '.exit': '.quit', exit: '.quit', quit: '.quit', help: '.help', '\\q': '.quit', '\\d': '.schema', '\\dt': '.tables', '\\?': '.help',
};

/** A line for each command, as `.help` and the documentation show them. */
export const commandList = (): string[] =>
  aligned(Object.entries(COMMANDS).map(([name, { argument = '', about }]) => [`${name} ${argument}`, about]));

const HELP = [
  ...commandList(), '',
  'A statement of SQL may have several lines; a ; ends it. Tab completes names, a second Tab lists them.',
  'Ctrl-C ends a query that runs, and clears the line otherwise. Tables and examples: docs/sql.md',
];

/** Whether a line that begins something is a command, and no SQL. */
export const isCommand = (line: string): boolean => /^\s*[.\\]/.test(line) || OTHER_NAMES[bare(line)] !== undefined;

const bare = (line: string): string => line.trim().replace(/\s*;+$/, '');

/** Runs such a line. `quit` ends the shell. */
export function runCommand(session: Session, line: string): 'quit' | void {
  const [given = '', ...rest] = bare(line).split(/\s+/);
  const command = COMMANDS[OTHER_NAMES[given] ?? given];
  if (command !== undefined) return command.run(session, rest.join(' '));
  const meant = nearest(given, Object.keys(COMMANDS));
  session.screen.complain(`there is no command ${given}`, meant === undefined ? '.help lists them' : `did you mean ${meant}?`);
}

/** What Tab may make of such a line. */
export function commandWords(before: string, catalogue: Catalogue): readonly string[] {
  const [, given] = /^\s*(\S+)\s/.exec(before) ?? [];
  return given === undefined ? Object.keys(COMMANDS) : COMMANDS[given]?.words?.(catalogue) ?? [];
}

function print(screen: Session['screen'], lines: readonly string[]): void {
  for (const line of lines) screen.line(line);
  screen.flush();
}

function showNames({ screen, catalogue }: Session): void {
  print(screen, namesListed(catalogue, screen.width()));
}

function showSchema({ screen, catalogue }: Session, argument: string): void {
  const name = argument.replace(/^"(.*)"$/, '$1').replace(/\(.*$/, '').toLowerCase();
  if (name === '') return print(screen, schemaListed(catalogue, screen.width()));
  const relation = catalogue.relations.find((each) => each.name.toLowerCase() === name);
  const macro = catalogue.macros.find((each) => each.name === name);
  if (relation !== undefined) return print(screen, relationListed(relation));
  if (macro !== undefined) return print(screen, macroListed(macro));
  const meant = nearest(name, names(catalogue));
  screen.complain(`there is no table, view or macro ${argument}`, meant === undefined ? '.tables lists them' : `did you mean ${meant}?`);
}

function setFormat({ screen, settings }: Session, argument: string): void {
  const format = formats.find((each) => each === argument);
  if (format === undefined) screen.complain(`.mode takes ${formats.join(', ')}`, `it is ${settings.format}`);
  else settings.format = format;
}

function setLimit({ screen, settings }: Session, argument: string): void {
  if (/^[1-9]\d{0,8}$/.test(argument)) settings.limit = Number(argument);
  else screen.complain('.limit takes a whole number above 0', `it is ${settings.limit}`);
}

function setTimer({ screen, settings }: Session, argument: string): void {
  if (/^(on|off)$/.test(argument)) settings.timer = argument === 'on';
  else screen.complain('.timer takes on or off', `it is ${settings.timer ? 'on' : 'off'}`);
}
