// proc.p* and proc.a*: facts of the parent and of its ancestors.
//
// With a level (`proc.aname[2]`) such a field has one value; without, a condition holds if any ancestor satisfies it,
// and outputs show all of them.
import type { TextId } from '../../../capture/texts.js';
import type { CurrentEvent } from '../../../state/current-event.js';
import { ancestor, ancestors, parentThread } from '../../../state/threads/lineage.js';
import type { Thread } from '../../../state/threads/thread.js';
import type { Extract, ExtractList, Field, FieldType, Value } from '../../field.js';
import { environmentOf, variable, wholeEnvironment } from './proc.js';
import { commandLine, joined, ofThread, orEmpty } from '../thread-values.js';

type Pick = (thread: Thread, event: CurrentEvent) => number | undefined;

const args: Pick = (thread, event) => joined(event.state.texts, orEmpty(thread.args));
const cmdline: Pick = (thread, event) => commandLine(event, thread);

const level = (pick: Pick) => (argument: string | undefined): Extract => {
  const n = Number(argument);
  return (event) => {
    const found = event.thread && ancestor(event.state, event.thread, n);
    return found && pick(found, event);
  };
};

const every = (pick: Pick) => (): ExtractList => (event) =>
  event.thread && ancestors(event.state, event.thread).map((thread) => pick(thread, event)!);

/** All ancestors joined by blanks, the parent first, from the first of which there is something to say; no value where there is none. */
const all = (pick: Pick) => (): Extract => (event) => {
  const { texts } = event.state;
  const line = event.thread ? ancestors(event.state, event.thread) : [];
  const shown = line.map((thread) => texts.value(pick(thread, event) as TextId));
  const first = shown.findIndex((text) => text !== '');
  return first < 0 ? undefined : texts.intern(shown.slice(first).join(' '));
};

const parent = (pick: Pick) => (): Extract => level(pick)('1');

/** The two rows of an ancestor field: one level, and any. */
function family(name: string, type: FieldType, about: string, pick: Pick, printed: () => Extract): readonly Field[] {
  const display = type === 'int64' ? 'id' : 'dec';
  const common = { name, type, display, varies: 'lineage', noRightHandSide: true, noTransformer: true } as const;
  return [
    { ...common, argument: 'index', argumentRequired: true, about: `${about} of the ancestor at a level: 0 itself, 1 its parent`,
      extract: level(pick) },
    { ...common, list: true, match: 'any', about: `${about} of any ancestor`, printed, extract: every(pick) },
  ];
}

const NEAREST_WITH_VARIABLE = 20;

/** The first value of a variable that is not empty, from the parent upwards. */
const inheritedVariable = (name: string): Extract => (event) => {
  if (!event.thread) return undefined;
  const line = ancestors(event.state, event.thread).slice(0, NEAREST_WITH_VARIABLE);
  for (const thread of line) {
    const value = variable(environmentOf(event, thread), name);
    if (value) return event.state.texts.intern(value);
  }
  return event.state.texts.intern('');
};

const ancestorEnvironment = (argument: string | undefined): Extract =>
  (/^\d+$/.test(argument!) ? level((thread, event) => wholeEnvironment(event, thread))(argument) : inheritedVariable(argument!));

/** The topmost shell above a process, itself included: where somebody logged in. */
function loginShell(thread: Thread, event: CurrentEvent): Value {
  const line = [thread, ...ancestors(event.state, thread)];
  return line.findLast((candidate) => event.state.texts.value(candidate.comm).endsWith('sh'))?.pid;
}

export const PROC_ANCESTORS: readonly Field[] = [
  { name: 'proc.pname', type: 'charbuf', varies: 'lineage', about: 'Name of the parent', extract: parent((t) => t.comm) },
  { name: 'proc.pexe', type: 'charbuf', varies: 'lineage', about: 'argv[0] of the parent', extract: parent((t) => t.exe) },
  { name: 'proc.pexepath', type: 'charbuf', varies: 'lineage', about: 'Path of the parent’s executable',
    extract: parent((t) => t.exepath) },
  { name: 'proc.pcmdline', type: 'charbuf', varies: 'lineage', about: 'Name and arguments of the parent', extract: parent(cmdline) },
  { name: 'proc.ppid', type: 'int64', varies: 'lineage', display: 'id', about: 'Process id of the parent', extract: parent((t) => t.pid) },
  { name: 'proc.pvpid', type: 'int64', varies: 'lineage', display: 'id', about: 'Process id of the parent in its own namespace',
    extract: ofThread((t, e) => parentThread(e.state, t)?.vpid) },
  ...family('proc.aname', 'charbuf', 'Name', (t) => t.comm, all((t) => t.comm)),
  ...family('proc.aexe', 'charbuf', 'argv[0]', (t) => t.exe, all((t) => t.exe)),
  ...family('proc.aexepath', 'charbuf', 'Path of the executable', (t) => t.exepath, all((t) => t.exepath)),
  ...family('proc.acmdline', 'charbuf', 'Name and arguments', cmdline, all(cmdline)),
  ...family('proc.aargs', 'charbuf', 'Arguments', args, all(args)),
  ...family('proc.apid', 'int64', 'Process id', (t) => t.pid, () => level((t) => t.pid)('0')),
  { name: 'proc.aenv', type: 'charbuf', varies: 'lineage', argument: 'index or key', argumentRequired: true, needs: 'environment',
    noRightHandSide: true, noTransformer: true, about: 'A variable as the nearest ancestor has it, or all of those of a level',
    extract: ancestorEnvironment },
  { name: 'proc.aenv', type: 'charbuf', varies: 'lineage', list: true, match: 'any', needs: 'environment',
    noRightHandSide: true, noTransformer: true, about: 'Environment of any ancestor',
    printed: ofThread((t, e) => wholeEnvironment(e, t)), extract: every((t, e) => wholeEnvironment(e, t)) },
  { name: 'proc.loginshellid', type: 'int64', varies: 'lineage', display: 'id', about: 'Process id of the topmost shell above',
    extract: ofThread(loginShell) },
];
