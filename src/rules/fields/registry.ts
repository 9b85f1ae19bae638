// All fields that conditions and outputs may use, and how a name in a rule finds its row.
//
// The longest name that begins the text wins (`evt.args` before `evt.arg`), and what follows must be the argument that
// this field takes: `[3]`, `[HOME]`, or `.path` for fields that name a parameter.
import type { Field } from '../field.js';
import { CONTAINER } from './container.js';
import { KUBERNETES } from './kubernetes.js';
import { EVT } from './evt/evt.js';
import { EVT_ARGS } from './evt/args.js';
import { EVT_COUNTS } from './evt/counts.js';
import { EVT_INFRA } from './evt/infra.js';
import { EVT_OPEN } from './evt/open.js';
import { EVT_TIME } from './evt/time.js';
import { FD } from './fd/fd.js';
import { FD_LISTS } from './fd/lists.js';
import { FD_SOCKET } from './fd/socket.js';
import { FS_PATH } from './fs-path.js';
import { GROUP } from './group.js';
import { PROC } from './proc/proc.js';
import { PROC_ANCESTORS } from './proc/ancestors.js';
import { PROC_SESSION } from './proc/session.js';
import { PROC_TIME } from './proc/time.js';
import { THREAD } from './thread.js';
import { TIMES_ASKED } from './times-asked.js';
import { USER } from './user.js';

/** Every field, in the order in which `falco-rec fields` lists them. */
export const FIELDS: readonly Field[] = [
  ...EVT, ...EVT_TIME, ...EVT_ARGS, ...EVT_OPEN, ...EVT_COUNTS, ...EVT_INFRA,
  ...PROC, ...PROC_TIME, ...PROC_ANCESTORS, ...PROC_SESSION, ...THREAD, ...USER, ...GROUP,
  ...FD, ...FD_SOCKET, ...FD_LISTS, ...FS_PATH, ...CONTAINER, ...KUBERNETES, ...TIMES_ASKED,
];

export interface ResolvedField {
  readonly field: Field;
  readonly argument: string | undefined;
  /** How many characters of the text the field and its argument take. */
  readonly length: number;
}

export interface UnresolvedField {
  readonly error: string;
}

const byLength = [...FIELDS].sort((a, b) => b.name.length - a.name.length);
const resolved = new Map<string, ResolvedField>();

/** Resolves a whole text such as `proc.aname[2]`; the same text gives the same row, so rows can be compared by identity. */
export function resolveField(text: string): ResolvedField | UnresolvedField {
  const known = resolved.get(text);
  if (known) return known;
  for (const field of byLength) {
    if (!text.startsWith(field.name)) continue;
    const argument = argumentAt(field, text);
    if (argument && argument.end === text.length) return remember(text, field, argument.value);
  }
  return { error: explain(text) };
}

/** Resolves the longest beginning of a text that is a field: output formats have fields in the middle of prose. */
export function resolveLongestField(text: string): ResolvedField | UnresolvedField {
  for (const field of byLength) {
    if (!text.startsWith(field.name)) continue;
    const argument = argumentAt(field, text);
    if (argument) return resolveField(text.slice(0, argument.end));
  }
  return { error: explain(text) };
}

function remember(text: string, row: Field, argument: string | undefined): ResolvedField {
  const field = argument !== undefined && row.forArgument ? { ...row, ...row.forArgument(argument) } : row;
  const result = { field, argument, length: text.length };
  resolved.set(text, result);
  return result;
}

interface Argument {
  readonly value: string | undefined;
  readonly end: number;
}

const BRACKETS = /^\[(?:"([^"]*)"|'([^']*)'|([^\][\s"']+))\]/;
const INDEX = /^(?:0|[1-9][0-9]*)$/;

/** The argument that follows the field's name, or undefined where the field does not take what stands there. */
function argumentAt(field: Field, text: string): Argument | undefined {
  const start = field.name.length;
  const rest = text.slice(start);
  const kind = field.argument;
  const bracket = kind !== undefined && kind !== 'name' ? BRACKETS.exec(rest) : null;
  if (bracket) {
    const value = bracket[1] ?? bracket[2] ?? bracket[3]!;
    const mustBeIndex = kind === 'index' || kind === 'name or index';
    return mustBeIndex && !INDEX.test(value) ? undefined : { value, end: start + bracket[0].length };
  }
  const name = field.argumentNames && rest.startsWith('.') ? field.argumentNames.exec(rest.slice(1)) : null;
  if (name) return { value: name[0], end: start + 1 + name[0].length };
  return field.argumentRequired ? undefined : { value: undefined, end: start };
}

function explain(text: string): string {
  const needy = FIELDS.find((field) => field.name === text && field.argumentRequired);
  if (!needy) return `filter_check called with nonexistent field ${text}`;
  const example = needy.argument?.startsWith('name') ? `${text}.NAME` : `${text}[…]`;
  return `field ${text} needs an argument: ${example}`;
}
