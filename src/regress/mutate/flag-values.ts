// Which types of events can show the name of a flag: PTRACE_ATTACH is no command of bpf.
import { eventType } from '../../schema/events.js';
import { FLAG_TABLES, type FlagTable } from '../../schema/flags.js';

const namesIn = (table: FlagTable): ReadonlySet<string> => new Set(FLAG_TABLES[table].map(([name]) => name));
const NAMES = new Map((Object.keys(FLAG_TABLES) as FlagTable[]).map((table) => [table, namesIn(table)]));

const isName = (value: string): boolean => [...NAMES.values()].some((names) => names.has(value));

/** Whether a field (`evt.arg.request`) can be this value for events of a code, as far as types of parameters say. */
export function canShow(code: number, field: string, value: string): boolean {
  const name = /^evt\.arg\.(\w+)$/.exec(field)?.[1];
  if (name === undefined || !isName(value)) return true;
  const param = eventType(code)?.params.find((one) => one.name === name);
  if (param === undefined) return false;
  return param.table === undefined ? param.storage !== 'number' : NAMES.get(param.table as FlagTable)?.has(value) ?? true;
}
