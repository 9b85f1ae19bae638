// fs.path.*: the paths that calls about file names succeeded on.
import { ABSENT, EMPTY, type TextId } from '../../capture/texts.js';
import { EVENT_TYPES, type EventName, type Param } from '../../schema/events.js';
import type { CurrentEvent } from '../../state/current-event.js';
import type { Descriptor } from '../../state/descriptors/descriptor.js';
import { resolvePath } from '../../state/paths/paths.js';
import type { Extract, Field, Value } from '../field.js';
import { absolutePath, isAbsolute, workingDirectory } from '../parameters/paths.js';
import { numberAt, textAt } from '../parameters/read.js';

/**
 * What a relative path is joined to, which Falco decides for each call: the working directory, the call's directory
 * descriptor, that descriptor's name if it has one (never the working directory), or that name alone.
 */
type Base = 'cwd' | 'dirfd' | 'entry' | 'entry alone' | 'unknown';

type Paths = Partial<Record<EventName, readonly [parameter: string, base: Base]>>;

const NAME: Paths = {
  mkdir: ['path', 'cwd'], mkdirat: ['path', 'entry'], rmdir: ['path', 'cwd'], unlink: ['path', 'cwd'], unlinkat: ['name', 'entry'],
  open: ['name', 'cwd'], openat: ['name', 'entry alone'], openat2: ['name', 'entry alone'], chmod: ['filename', 'cwd'],
  fchmodat: ['filename', 'entry'], chown: ['path', 'cwd'], lchown: ['path', 'cwd'], fchownat: ['pathname', 'entry'],
  quotactl: ['special', 'cwd'], umount: ['name', 'cwd'], umount2: ['name', 'cwd'],
};

/** Of a hard link the new name counts as the source, as it does for a symbolic one. */
const SOURCE: Paths = {
  rename: ['oldpath', 'cwd'], renameat: ['oldpath', 'cwd'], renameat2: ['oldpath', 'dirfd'], link: ['newpath', 'cwd'],
  linkat: ['newpath', 'cwd'], symlink: ['linkpath', 'cwd'], symlinkat: ['linkpath', 'entry'], mount: ['dev', 'cwd'],
};

const TARGET: Paths = {
  rename: ['newpath', 'cwd'], renameat: ['newpath', 'cwd'], renameat2: ['newpath', 'dirfd'], link: ['oldpath', 'cwd'],
  linkat: ['oldpath', 'cwd'], symlink: ['target', 'cwd'], symlinkat: ['target', 'unknown'], mount: ['dir', 'cwd'],
};

/** Calls on descriptors: the path is the descriptor's name. */
const BY_DESCRIPTOR: readonly EventName[] = ['fchmod', 'fchown'];

const OPENS = new Set<EventName>(['open', 'openat', 'openat2']);
/** Falco takes every failed open but one with EPERM for a success. */
const succeeded = (event: CurrentEvent): boolean => (OPENS.has(event.type.name) ? event.result !== -1 : event.result === 0);

/** The descriptor that the path parameter is relative to. */
const directoryEntry = (event: CurrentEvent, param: Param): Descriptor | undefined =>
  event.thread?.process.fds.get(numberAt(event, event.type.params[param.relativeTo!]!));

function entryBase(event: CurrentEvent, param: Param): TextId {
  const { paths } = event.state;
  const directory = directoryEntry(event, param);
  return directory ? paths.asDirectory(directory.name) : paths.unknown;
}

function baseOf(event: CurrentEvent, param: Param, base: Base): TextId {
  if (base === 'cwd') return workingDirectory(event);
  return base === 'unknown' ? event.state.paths.unknown : entryBase(event, param);
}

function resolve(event: CurrentEvent, param: Param, base: Base): TextId | undefined {
  const text = textAt(event, param);
  if (text === ABSENT) return undefined;
  if (text === EMPTY || base === 'dirfd' || isAbsolute(event, text)) return text === EMPTY ? EMPTY : absolutePath(event, param);
  const alone = base === 'entry alone' ? directoryEntry(event, param)?.name : undefined;
  return alone ?? resolvePath(event.state, baseOf(event, param, base), text);
}

function path(table: Paths, raw: boolean): () => Extract {
  const sources: { param: Param; base: Base }[] = [];
  for (const [name, [parameter, base]] of Object.entries(table) as [EventName, readonly [string, Base]][]) {
    const type = EVENT_TYPES[name];
    sources[type.code] = { param: type.params.find((param) => param.name === parameter)!, base };
  }
  return () => (event) => {
    const source = sources[event.type.code];
    if (!source || !succeeded(event)) return undefined;
    return raw ? textAt(event, source.param) || undefined : resolve(event, source.param, source.base);
  };
}

const onDescriptor = (event: CurrentEvent): Value => (succeeded(event) ? event.fd?.name : undefined);

/** The paths of the table, and those of calls on descriptors. */
const nameOf = (raw: boolean) => (): Extract => {
  const byPath = path(NAME, raw)();
  return (event) => (BY_DESCRIPTOR.includes(event.type.name) ? onDescriptor(event) : byPath(event));
};

const names = (table: Paths): readonly EventName[] => Object.keys(table) as EventName[];
const ON_NAMES = [...names(NAME), ...BY_DESCRIPTOR];

export const FS_PATH: readonly Field[] = [
  { name: 'fs.path.name', type: 'charbuf', varies: 'event', on: ON_NAMES, about: 'Absolute path that the call worked on',
    extract: nameOf(false) },
  { name: 'fs.path.nameraw', type: 'charbuf', varies: 'event', on: ON_NAMES, about: 'The same as the program wrote it',
    extract: nameOf(true) },
  { name: 'fs.path.source', type: 'charbuf', varies: 'event', on: names(SOURCE),
    about: 'Absolute path that a rename, link or mount starts from', extract: path(SOURCE, false) },
  { name: 'fs.path.sourceraw', type: 'charbuf', varies: 'event', on: names(SOURCE), about: 'The same as the program wrote it',
    extract: path(SOURCE, true) },
  { name: 'fs.path.target', type: 'charbuf', varies: 'event', on: names(TARGET),
    about: 'Absolute path that a rename, link or mount leads to', extract: path(TARGET, false) },
  { name: 'fs.path.targetraw', type: 'charbuf', varies: 'event', on: names(TARGET), about: 'The same as the program wrote it',
    extract: path(TARGET, true) },
];
