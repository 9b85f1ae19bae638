// fd.*: the descriptor that an event works on, whatever its kind.
import type { TextId, Texts } from '../../../capture/texts.js';
import { nameChanged, type CurrentEvent } from '../../../state/current-event.js';
import { DESCRIPTOR_KINDS, type Descriptor, type DescriptorType } from '../../../state/descriptors/descriptor.js';
import { FLAG_TABLES } from '../../../schema/flags.js';
import { fixedText, textFromText } from '../../derived-texts.js';
import type { Extract, ExtractList, Field, Value } from '../../field.js';
import { ON_DESCRIPTORS } from '../event-sets.js';
import { attemptedName, attemptedRawName, ofDescriptor, onDescriptorEvent, worksOnDescriptor } from './values.js';

type Word = (texts: Texts) => TextId;
const words = (part: 'type' | 'char'): Readonly<Record<DescriptorType, Word>> =>
  Object.fromEntries(Object.entries(DESCRIPTOR_KINDS).map(([type, kind]) => [type, fixedText(kind[part])])) as Record<DescriptorType, Word>;

const typeWords = words('type');
const charWords = words('char');
const typeText = (fd: Descriptor, event: CurrentEvent): TextId => typeWords[fd.type](event.state.texts);

/** The letter that a call's descriptor would have had. Falco knows it for some calls only (not for open). */
const ATTEMPTED: Readonly<Record<string, DescriptorType>> = {
  openat: 'file', openat2: 'file', creat: 'file', socket: 'ipv4', accept: 'ipv4', accept4: 'ipv4', pipe: 'pipe', pipe2: 'pipe',
  eventfd: 'event', eventfd2: 'event', signalfd: 'signalfd', signalfd4: 'signalfd', timerfd_create: 'timerfd',
  inotify_init: 'inotify', inotify_init1: 'inotify',
};
const attemptedChar = (event: CurrentEvent): TextId => charWords[ATTEMPTED[event.type.name] ?? 'unknown'](event.state.texts);

/** Up to the last slash; the slash itself where it is the only one, or none. */
const directoryPart = textFromText((path) => path.slice(0, Math.max(0, path.lastIndexOf('/'))) || '/');
const filePart = textFromText((path) => {
  const slash = path.lastIndexOf('/');
  if (slash < 0) return '/';
  return slash === path.length - 1 ? path : path.slice(slash + 1);
});
const foldedSlashes = textFromText((path) => path.replace(/\/{2,}/g, '/'));

function directoryOf(fd: Descriptor, event: CurrentEvent): TextId | undefined {
  if (fd.type === 'file') return directoryPart(event.state.texts, fd.name);
  return fd.type === 'directory' ? fd.name : undefined;
}

function attemptedDirectory(event: CurrentEvent): TextId | undefined {
  const name = attemptedName(event);
  return name === undefined ? undefined : directoryPart(event.state.texts, name);
}

/** A text with the container's id before it; nothing before the colon on the host. */
function inContainer(event: CurrentEvent, text: TextId | undefined): Value {
  const { texts } = event.state;
  return text === undefined ? undefined : texts.intern(`${texts.value(event.thread!.containerId)}:${texts.value(text)}`);
}

/** Kinds of all open descriptors, each once, in the order of their numbers; no value where nothing is open. */
const allTypes: ExtractList = (event) => {
  if (!worksOnDescriptor(event)) return undefined;
  const found = new Set<TextId>();
  for (const [, descriptor] of event.thread!.process.fds) found.add(typeText(descriptor, event));
  return found.size === 0 ? undefined : [...found];
};

function typesOf(number: string | undefined): ExtractList {
  if (number === undefined) return allTypes;
  return (event) => {
    const descriptor = worksOnDescriptor(event) ? event.thread!.process.fds.get(Number(number)) : undefined;
    return descriptor && [typeText(descriptor, event)];
  };
}

const flagBit = (name: string): number => FLAG_TABLES.file_flags.find((row) => row[0] === name)![1];
const hasFlag = (name: string): (() => Extract) => {
  const bit = flagBit(name);
  return ofDescriptor((fd) => (fd.flags & bit) !== 0);
};

const major = (dev: number): number => (dev & 0xfff00) >>> 8;
const minor = (dev: number): number => (dev & 0xff) | ((dev >>> 12) & 0xfff00);

export const FD: readonly Field[] = [
  { name: 'fd.num', type: 'int64', varies: 'event', on: ON_DESCRIPTORS, display: 'id', about: 'Number of the descriptor',
    extract: onDescriptorEvent((e) => e.fdNum) },
  { name: 'fd.type', type: 'charbuf', varies: 'descriptor', on: ON_DESCRIPTORS, about: 'Kind of the descriptor: file, ipv4, pipe …',
    extract: ofDescriptor(typeText) },
  { name: 'fd.typechar', type: 'charbuf', varies: 'descriptor', on: ON_DESCRIPTORS, about: 'Kind of the descriptor as one letter',
    extract: ofDescriptor((fd, e) => charWords[fd.type](e.state.texts), attemptedChar) },
  { name: 'fd.name', type: 'charbuf', varies: 'descriptor', on: ON_DESCRIPTORS, about: 'Absolute path, connection or other name',
    extract: ofDescriptor((fd) => fd.name, attemptedName) },
  { name: 'fd.nameraw', type: 'charbuf', varies: 'descriptor', on: ON_DESCRIPTORS, about: 'Path as the program wrote it',
    extract: ofDescriptor((fd, e) => foldedSlashes(e.state.texts, fd.rawName), (e) => {
      const name = attemptedRawName(e);
      return name === undefined ? undefined : foldedSlashes(e.state.texts, name);
    }) },
  { name: 'fd.directory', type: 'charbuf', varies: 'descriptor', on: ON_DESCRIPTORS, about: 'Directory of a file; a directory’s own path',
    extract: ofDescriptor(directoryOf, attemptedDirectory) },
  { name: 'fd.filename', type: 'charbuf', varies: 'descriptor', on: ON_DESCRIPTORS, about: 'Last component of a file’s path',
    extract: ofDescriptor((fd, e) => (fd.type === 'file' ? filePart(e.state.texts, fd.name) : undefined)) },
  { name: 'fd.name_changed', type: 'bool', varies: 'event', on: ON_DESCRIPTORS, about: 'Whether this event changed the name',
    extract: ofDescriptor((_, e) => nameChanged(e)) },
  { name: 'fd.uid', type: 'charbuf', varies: 'event', on: ON_DESCRIPTORS, about: 'Thread id and descriptor in one word',
    extract: onDescriptorEvent((e) => e.state.texts.intern(`${e.tid}${e.fdNum}`)) },
  { name: 'fd.containername', type: 'charbuf', varies: 'event', on: ON_DESCRIPTORS, about: 'Container id, colon, name',
    extract: ofDescriptor((fd, e) => inContainer(e, fd.name), (e) => inContainer(e, attemptedName(e))) },
  { name: 'fd.containerdirectory', type: 'charbuf', varies: 'event', on: ON_DESCRIPTORS, about: 'Container id, colon, directory',
    extract: ofDescriptor((fd, e) => inContainer(e, directoryOf(fd, e)), (e) => inContainer(e, attemptedDirectory(e))) },
  { name: 'fd.dev', type: 'int32', varies: 'descriptor', on: ON_DESCRIPTORS, display: 'hex', about: 'Device that holds the file',
    extract: ofDescriptor((fd) => fd.dev) },
  { name: 'fd.dev.major', type: 'int32', varies: 'descriptor', on: ON_DESCRIPTORS, about: 'Major number of that device',
    extract: ofDescriptor((fd) => major(fd.dev)) },
  { name: 'fd.dev.minor', type: 'int32', varies: 'descriptor', on: ON_DESCRIPTORS, about: 'Minor number of that device',
    extract: ofDescriptor((fd) => minor(fd.dev)) },
  { name: 'fd.ino', type: 'int64', varies: 'descriptor', on: ON_DESCRIPTORS, about: 'Inode', extract: ofDescriptor((fd) => fd.ino) },
  { name: 'fd.is_upper_layer', type: 'bool', varies: 'descriptor', on: ON_DESCRIPTORS, about: 'Whether it is in an overlay’s upper layer',
    extract: hasFlag('FD_UPPER_LAYER') },
  { name: 'fd.is_lower_layer', type: 'bool', varies: 'descriptor', on: ON_DESCRIPTORS, about: 'Whether it is in an overlay’s lower layer',
    extract: hasFlag('FD_LOWER_LAYER') },
  { name: 'fd.types', type: 'charbuf', varies: 'event', list: true, match: 'list', argument: 'index', on: ON_DESCRIPTORS,
    noRightHandSide: true, about: 'Kinds of all open descriptors; [N] that of one', extract: typesOf },
];
