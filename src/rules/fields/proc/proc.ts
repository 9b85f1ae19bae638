// proc.*: facts of the process that did it.
import { ABSENT, EMPTY, type TextId } from '../../../capture/texts.js';
import { FLAG_TABLES } from '../../../schema/flags.js';
import type { CurrentEvent } from '../../../state/current-event.js';
import { DESCRIPTOR_KINDS } from '../../../state/descriptors/descriptor.js';
import { mainThread } from '../../../state/threads/lineage.js';
import type { Thread } from '../../../state/threads/thread.js';
import { fixedText } from '../../derived-texts.js';
import type { Extract, Field, Value } from '../../field.js';
import { commandLine, joined, ofThread, orEmpty, splitStrings } from '../thread-values.js';

const exeBit = (name: string): number => FLAG_TABLES.execve_flags.find((row) => row[0] === name)![1];
const hasExeFlag = (name: string): (() => Extract) => {
  const bit = exeBit(name);
  return ofThread((thread) => (thread.exeFlags & bit) !== 0);
};

const argsOf = (event: CurrentEvent, thread: Thread): string[] => splitStrings(event.state.texts.value(thread.args));

/** Arguments after argv[0], or one of them. */
function args(index: string | undefined): Extract {
  if (index === undefined) return ofThread((thread, event) => orEmpty(joined(event.state.texts, orEmpty(thread.args))))();
  const n = Number(index);
  return ofThread((thread, event) => event.state.texts.intern(argsOf(event, thread)[n] ?? ''))();
}

function exeLine(thread: Thread, event: CurrentEvent): Value {
  const { texts } = event.state;
  return texts.intern(`${texts.value(thread.exe)} ${texts.value(joined(texts, orEmpty(thread.args)))}`);
}

/** The value of a variable, without blanks around it; undefined where it is not set. */
export function variable(environment: string, name: string): string | undefined {
  const entry = splitStrings(environment).find((candidate) => candidate.startsWith(`${name}=`));
  return entry?.slice(name.length + 1).replace(/^[ \t\n\r\f\v]+|[ \t\n\r\f\v]+$/g, '');
}

export const environmentOf = (event: CurrentEvent, thread: Thread): string => event.state.texts.value(thread.process.env);

/** All variables joined by blanks; the empty text where they are not known. */
export const wholeEnvironment = (event: CurrentEvent, thread: Thread): TextId =>
  (thread.process.env === ABSENT ? EMPTY : joined(event.state.texts, thread.process.env));

function environment(name: string | undefined): Extract {
  if (name === undefined) return ofThread((thread, event) => wholeEnvironment(event, thread))();
  return ofThread((thread, event) => event.state.texts.intern(variable(environmentOf(event, thread), name) ?? ''))();
}

const here = fixedText('./');
const directory = ofThread((thread, event) =>
  (thread.placeholder || mainThread(thread) ? thread.process.cwd : here(event.state.texts)));

/** Type or name of a standard descriptor. */
function standard(fd: number, what: 'type' | 'name'): () => Extract {
  return ofThread((thread, event) => {
    const descriptor = thread.process.fds.get(fd);
    if (!descriptor) return undefined;
    return what === 'name' ? descriptor.name : event.state.texts.intern(DESCRIPTOR_KINDS[descriptor.type].type);
  });
}

/** Nobody knows what group a placeholder is of. */
const threadsOf = (thread: Thread): number => (thread.placeholder ? 0 : thread.process.threads);

const children = ofThread((thread) => {
  const main = mainThread(thread);
  return threadsOf(thread) - (main && !main.dead ? 1 : 0);
});

/** Descriptors are the main thread's. */
const openFds = (thread: Thread): number => (mainThread(thread) ? thread.process.fds.size : 0);
const fdUsage = ofThread((thread) => (thread.fdlimit > 0 ? Math.min(100, (openFds(thread) * 100) / thread.fdlimit) : 0));
const orNone = (id: number): Value => (id === -1 ? undefined : id);

export const PROC: readonly Field[] = [
  { name: 'proc.name', type: 'charbuf', varies: 'process', about: 'Name that the kernel keeps (comm, 15 characters)',
    extract: ofThread((t) => t.comm) },
  { name: 'proc.exe', type: 'charbuf', varies: 'process', about: 'First word of the command line (argv[0])',
    extract: ofThread((t) => t.exe) },
  { name: 'proc.exepath', type: 'charbuf', varies: 'process', about: 'Path of the executable file', extract: ofThread((t) => t.exepath) },
  { name: 'proc.args', type: 'charbuf', varies: 'process', argument: 'index',
    about: 'Arguments after the first word; [N] picks one', extract: args },
  { name: 'proc.cmdline', type: 'charbuf', varies: 'process', about: 'Name and arguments',
    extract: ofThread((t, e) => commandLine(e, t)) },
  { name: 'proc.exeline', type: 'charbuf', varies: 'process', about: 'argv[0] and arguments', extract: ofThread(exeLine) },
  { name: 'proc.cmdnargs', type: 'uint64', varies: 'process', about: 'How many arguments follow the first word',
    extract: ofThread((t, e) => argsOf(e, t).length) },
  { name: 'proc.cmdlenargs', type: 'uint64', varies: 'process', about: 'Characters of all arguments',
    extract: ofThread((t, e) => argsOf(e, t).join('').length) },
  { name: 'proc.env', type: 'charbuf', varies: 'process', argument: 'key', needs: 'environment',
    about: 'Environment; [NAME] picks one variable', extract: environment },
  { name: 'proc.cwd', type: 'charbuf', varies: 'process', about: 'Working directory, with a slash at its end', extract: directory },
  { name: 'proc.tty', type: 'uint32', varies: 'process', display: 'id', about: 'Controlling terminal; 0 none',
    extract: ofThread((t) => t.tty) },
  { name: 'proc.pid', type: 'int64', varies: 'process', display: 'id', about: 'Process id', extract: ofThread((t) => t.pid) },
  { name: 'proc.vpid', type: 'int64', varies: 'process', display: 'id', about: 'Process id in its own namespace',
    extract: ofThread((t) => orNone(t.vpid)) },
  { name: 'proc.is_exe_writable', type: 'bool', varies: 'process', about: 'Whether its user could write the executable when it ran',
    extract: hasExeFlag('EXE_WRITABLE') },
  { name: 'proc.is_exe_upper_layer', type: 'bool', varies: 'process', about: 'Whether the executable is in an overlay’s upper layer',
    extract: hasExeFlag('EXE_UPPER_LAYER') },
  { name: 'proc.is_exe_lower_layer', type: 'bool', varies: 'process', about: 'Whether the executable is in an overlay’s lower layer',
    extract: hasExeFlag('EXE_LOWER_LAYER') },
  { name: 'proc.is_exe_from_memfd', type: 'bool', varies: 'process', about: 'Whether the executable never was in a file system',
    extract: hasExeFlag('EXE_FROM_MEMFD') },
  { name: 'proc.fdopencount', type: 'uint64', varies: 'event', about: 'How many descriptors are known to be open',
    extract: ofThread(openFds) },
  { name: 'proc.fdlimit', type: 'int64', varies: 'process', about: 'How many descriptors may be open',
    extract: ofThread((t) => t.fdlimit) },
  { name: 'proc.fdusage', type: 'double', varies: 'event', about: 'Open descriptors in percent of the limit', extract: fdUsage },
  { name: 'proc.vmsize', type: 'uint64', varies: 'event', needs: 'memory', about: 'Virtual memory in kB',
    extract: ofThread((t) => t.vmSize) },
  { name: 'proc.vmrss', type: 'uint64', varies: 'event', needs: 'memory', about: 'Resident memory in kB',
    extract: ofThread((t) => t.vmRss) },
  { name: 'proc.vmswap', type: 'uint64', varies: 'event', needs: 'memory', about: 'Swapped memory in kB',
    extract: ofThread((t) => t.vmSwap) },
  { name: 'proc.nthreads', type: 'uint64', varies: 'event', about: 'Live threads of the process',
    extract: ofThread(threadsOf) },
  { name: 'proc.nchilds', type: 'uint64', varies: 'event', about: 'Live threads of the process besides the main one', extract: children },
  { name: 'proc.stdin.type', type: 'charbuf', varies: 'event', about: 'Kind of descriptor 0', extract: standard(0, 'type') },
  { name: 'proc.stdout.type', type: 'charbuf', varies: 'event', about: 'Kind of descriptor 1', extract: standard(1, 'type') },
  { name: 'proc.stderr.type', type: 'charbuf', varies: 'event', about: 'Kind of descriptor 2', extract: standard(2, 'type') },
  { name: 'proc.stdin.name', type: 'charbuf', varies: 'event', about: 'Name of descriptor 0', extract: standard(0, 'name') },
  { name: 'proc.stdout.name', type: 'charbuf', varies: 'event', about: 'Name of descriptor 1', extract: standard(1, 'name') },
  { name: 'proc.stderr.name', type: 'charbuf', varies: 'event', about: 'Name of descriptor 2', extract: standard(2, 'name') },
];
