// fs.path.*: the paths that calls about file names succeeded on.
import { ABSENT, EMPTY, type TextId } from '../../capture/texts.js';
import { EVENT_TYPES, type EventName, type Param } from '../../schema/events.js';
import type { CurrentEvent } from '../../state/current-event.js';
import { resolvePath } from '../../state/paths/paths.js';
import { textFromText } from '../derived-texts.js';
import type { Extract, Field, Value } from '../field.js';
import { absolutePath, isAbsolute } from '../parameters/paths.js';
import { textAt } from '../parameters/read.js';

/** The parameter that holds the path. */
type Paths = Partial<Record<EventName, string>>;

const NAME: Paths = {
  mkdir: 'path', mkdirat: 'path', rmdir: 'path', unlink: 'path', unlinkat: 'name', open: 'name', openat: 'name', openat2: 'name',
  chmod: 'filename', fchmodat: 'filename', chown: 'path', lchown: 'path', fchownat: 'pathname', quotactl: 'special', umount: 'name',
  umount2: 'name',
};

/** Of a hard link the new name counts as the source, as it does for a symbolic one. */
const SOURCE: Paths = {
  rename: 'oldpath', renameat: 'oldpath', renameat2: 'oldpath', link: 'newpath', linkat: 'newpath', symlink: 'linkpath',
  symlinkat: 'linkpath', mount: 'dev',
};

const TARGET: Paths = {
  rename: 'newpath', renameat: 'newpath', renameat2: 'newpath', link: 'oldpath', linkat: 'oldpath', symlink: 'target',
  symlinkat: 'target', mount: 'dir',
};

/** What a symbolic link says leads on from the folder that the link lies in. */
const SAID_BY_LINK: Paths = { symlink: 'linkpath', symlinkat: 'linkpath' };

/** Calls on descriptors: the path is the descriptor's name. */
const BY_DESCRIPTOR: readonly EventName[] = ['fchmod', 'fchown'];

const OPENS = new Set<EventName>(['open', 'openat', 'openat2']);
/** Falco takes every failed open but one with EPERM for a success. */
const succeeded = (event: CurrentEvent): boolean => (OPENS.has(event.type.name) ? event.result !== -1 : event.result === 0);

/** A folder with the slash that a base needs; of a path below an unknown one no more is known of it. */
const folderOf = textFromText((path) => path.slice(0, path.lastIndexOf('/') + 1) || '<UNKNOWN>');

/** Made absolute from where the call looked: the directory descriptor that it names, or the working directory. */
function resolve(event: CurrentEvent, param: Param, link: Param | undefined): TextId | undefined {
  const text = textAt(event, param);
  if (text === ABSENT) return undefined;
  if (text === EMPTY) return EMPTY;
  if (link === undefined || isAbsolute(event, text)) return absolutePath(event, param);
  return resolvePath(event.state, folderOf(event.state.texts, absolutePath(event, link)), text);
}

const paramOf = (event: EventName, name: string | undefined): Param | undefined =>
  EVENT_TYPES[event].params.find((param) => param.name === name);

/** @param links where the text of a link stands: the parameter with the path of the link itself */
function path(table: Paths, raw: boolean, links: Paths = {}): () => Extract {
  const sources: { param: Param; link: Param | undefined }[] = [];
  for (const [name, parameter] of Object.entries(table) as [EventName, string][]) {
    sources[EVENT_TYPES[name].code] = { param: paramOf(name, parameter)!, link: paramOf(name, links[name]) };
  }
  return () => (event) => {
    const source = sources[event.type.code];
    if (!source || !succeeded(event)) return undefined;
    return raw ? textAt(event, source.param) || undefined : resolve(event, source.param, source.link);
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
    about: 'Absolute path that a rename, link or mount leads to', extract: path(TARGET, false, SAID_BY_LINK) },
  { name: 'fs.path.targetraw', type: 'charbuf', varies: 'event', on: names(TARGET), about: 'The same as the program wrote it',
    extract: path(TARGET, true) },
];
