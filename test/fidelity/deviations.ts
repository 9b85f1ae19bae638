// Where our answers are not Falco's on purpose, as data: each row is one of docs/compatibility.md, and says which differences it
// explains.
import { fieldsIn } from '../../src/rules/condition/fields-in.js';
import type { LoadedRule } from '../../src/rules/load/loaded-rule.js';

/** One value of one event; null is no value. */
export interface Compared {
  readonly field: string;
  readonly falco: unknown;
  readonly ours: unknown;
  /** All that was asked of the event, as both answered. */
  readonly falcos: Readonly<Record<string, unknown>>;
  readonly oursAll: Readonly<Record<string, unknown>>;
}

export interface FieldDeviation {
  /** First cell of the row in docs/compatibility.md. */
  readonly row: string;
  readonly fields: RegExp;
  explains(compared: Compared): boolean;
}

const noValue = ({ ours }: Compared): boolean => ours === null;

/** Where programs have their memory on x86 and ARM: a duration of 39 hours and more that is one is none. */
const isStrayAddress = (value: unknown): boolean => typeof value === 'number' && value >= 0x7000_0000_0000 && value <= 0x7fff_ffff_ffff;

/** Falco's value counts from 1970, as the raw time of the same part does. */
const countsFrom1970 = ({ field, falco, falcos }: Compared): boolean => falco === falcos[field.replace('reltime', 'rawtime')];

const sameItems = ({ falco, ours }: Compared): boolean =>
  Array.isArray(falco) && Array.isArray(ours) && JSON.stringify([...falco].sort()) === JSON.stringify([...ours].sort());

const lastPart = (path: unknown): string => String(path).replace(/^.*\//, '');

/** The same path, as far as Falco has it: it begins somewhere else. */
const beginsElsewhere = ({ falco, ours }: Compared): boolean =>
  typeof falco === 'string' && typeof ours === 'string' && lastPart(falco.replace('<UNKNOWN>', '')) === lastPart(ours);

const besideAbspath = ({ falcos }: Compared): boolean => typeof falcos['evt.abspath'] === 'string';

const takenForContainer = ({ falcos, oursAll }: Compared): boolean =>
  oursAll['container.id'] === 'host' && falcos['container.id'] !== 'host';

export const FIELD_DEVIATIONS: readonly FieldDeviation[] = [
  { row: '`fd.cip.name`, `fd.sip.name`, `fd.lip.name`, `fd.rip.name`', fields: /^fd\.[cslr]ip\.name$/, explains: noValue },
  { row: '`container.id` of plain host cgroups', fields: /^(?:container|k8s)\./, explains: takenForContainer },
  { row: '`fs.path.*` of a relative path', fields: /^fs\.path\./, explains: beginsElsewhere },
  { row: '`fs.path.target` of a relative symbolic link', fields: /^fs\.path\.target$/, explains: beginsElsewhere },
  { row: '`fd.*`, `evt.count.error.*` beside `evt.abspath`', fields: /^(?:fd|fs\.path|evt\.count\.error)\./, explains: besideAbspath },
  { row: 'order of `fd.types`', fields: /^fd\.types$/, explains: sameItems },
  { row: '`proc.ppid.duration`', fields: /^proc\.ppid\.duration$/, explains: noValue },
  { row: '`proc.exe_ino.ctime_duration_*` of processes that were there before', fields: /^proc\.exe_ino\.ctime_duration_/,
    explains: ({ falco }) => isStrayAddress(falco) },
  { row: '`user.*`, `group.name` of accounts that the recording does not name', fields: /^(?:user|group)\./,
    explains: ({ ours, falco }) => ours === '<NA>' && typeof falco === 'string' },
  { row: '`evt.reltime*` where no event is of the machine', fields: /^evt\.reltime/, explains: countsFrom1970 },
  { row: '`evt.buffer` of nothing', fields: /^evt\.buffer$/,
    explains: ({ ours, falco }) => ours === '' && /^(?:NULL|NUL?$|N$)/.test(String(falco)) },
];

/** A word of an alert's output that is not Falco's, though no value of its fields differs. */
export interface WordDeviation {
  readonly row: string;
  explains(falco: string, ours: string, rule: LoadedRule): boolean;
}

export const WORD_DEVIATIONS: readonly WordDeviation[] = [
  { row: '`%len(FIELD)` in outputs',
    explains: (falco, ours, { output }) => output.includes('%len(') && ours.replace(/\d+/, '<NA>') === falco },
];

/** An alert that only one of both has. */
export interface AlertDeviation {
  readonly row: string;
  explains(rule: LoadedRule): boolean;
}

export const ALERT_DEVIATIONS: readonly AlertDeviation[] = [
  { row: '`evt.type.is.NAME`', explains: ({ condition }) => fieldsIn(condition).some(({ name }) => name.startsWith('evt.type.is')) },
];

/** The row that explains the difference; undefined where none does. */
export const rowFor = (compared: Compared): string | undefined =>
  FIELD_DEVIATIONS.find(({ fields, explains }) => fields.test(compared.field) && explains(compared))?.row;

/** Counts for each row how often it was needed. */
export type Tally = Map<string, number>;

export const count = (tally: Tally, row: string, times = 1): void => void tally.set(row, (tally.get(row) ?? 0) + times);

export function add(tally: Tally, more: Tally): void {
  for (const [row, times] of more) count(tally, row, times);
}

export const sum = (tally: Tally): number => [...tally.values()].reduce((total, times) => total + times, 0);
