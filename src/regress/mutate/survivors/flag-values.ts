// What parameters can show, by the tables of their flags: PTRACE_ATTACH is no command of bpf, and nothing but S_ISUID begins with S_ISUI.
import type { Check } from '../../../rules/condition/ast.js';
import { printTerm } from '../../../rules/condition/print.js';
import { eventType, type Param } from '../../../schema/events.js';
import { FLAG_TABLES, type FlagTable } from '../../../schema/flags.js';

const namesIn = (table: FlagTable): readonly string[] => FLAG_TABLES[table].map(([name]) => name);
const ALL_NAMES: ReadonlySet<string> = new Set((Object.keys(FLAG_TABLES) as FlagTable[]).flatMap(namesIn));

/** The parameter that a field (`evt.arg.request`) is for events of a code; undefined for other fields, and where there is none. */
const paramOf = (code: number, argument: string): Param | undefined => eventType(code)?.params.find(({ name }) => name === argument);
const argumentOf = ({ left }: Check): string | undefined => /^evt\.arg\.(\w+)$/.exec(printTerm(left))?.[1];

/** Whether a check's field can be this name of a flag for events of a code, as far as types of parameters say. */
export function canShow(code: number, check: Check, value: string): boolean {
  const argument = argumentOf(check);
  if (argument === undefined || !ALL_NAMES.has(value)) return true;
  const param = paramOf(code, argument);
  if (param === undefined) return false;
  return param.table === undefined ? param.storage !== 'number' : param.storage !== 'number' || namesIn(param.table).includes(value);
}

/** Whether a field can contain one text and not another for events of a code: where it shows flags, one of them must. */
export function canContain(code: number, check: Check, value: string, without: string): boolean {
  const argument = argumentOf(check);
  const param = argument === undefined ? undefined : paramOf(code, argument);
  if (param?.table === undefined || param.storage !== 'number') return true;
  return namesIn(param.table).some((name) => name.includes(value) && !name.includes(without));
}
