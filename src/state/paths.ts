// Paths as Falco makes them absolute: joined to a base and normalised, textually.
//
// Every path that a recording holds is a text of the dictionary, so the result is kept by text: an absolute path costs
// one array read after the first time, a relative one two.
import { ABSENT, EMPTY, type TextId, type Texts } from '../capture/texts.js';
import type { Process } from './thread.js';
import type { State } from './state.js';

export const AT_FDCWD = -100;

const LONGEST = 1024;
const TOO_LONG = '/DIR_TOO_LONG/FILENAME_TOO_LONG';

/**
 * Falco's join: a relative path is appended to the base, an absolute one stands alone; then `//`, `.` and `..` of the
 * path part are resolved. The base is taken as it is, though `..` may eat into it.
 */
export function joinPath(base: string, path: string): string {
  if (base.length + path.length + 1 > LONGEST) return TOO_LONG;
  let joined = path.startsWith('/') || path === '' ? '' : base;
  for (let at = 0; at < path.length;) {
    const slash = path.indexOf('/', at);
    const part = path.slice(at, slash < 0 ? path.length : slash);
    joined = appendPart(joined, part, slash >= 0);
    at = slash < 0 ? path.length : slash + 1;
  }
  return joined.length > 1 && joined.endsWith('/') ? joined.slice(0, -1) : joined;
}

function appendPart(joined: string, part: string, slash: boolean): string {
  const fresh = joined === '' || joined.endsWith('/');
  if (fresh && part === '.') return joined;
  if (fresh && part === '..') return parentOf(joined);
  const extended = joined + part;
  return slash && !extended.endsWith('/') ? `${extended}/` : extended;
}

/** Without its last component; never above the start. */
function parentOf(path: string): string {
  return path.length <= 1 ? path : path.slice(0, path.lastIndexOf('/', path.length - 2) + 1);
}

const UNASKED = 0;
const RELATIVE = -1;

/** What is known of paths by their text. Texts only ever grow, so nothing here is forgotten. */
export class Paths {
  /** For each text: the absolute path it normalises to, or RELATIVE. */
  private absolute = new Int32Array(1024);
  /** For relative paths, the base they were last joined to and what came out: a program keeps its directory. */
  private lastBase = new Int32Array(1024);
  private lastJoined = new Int32Array(1024);
  private readonly joined = new Map<TextId, Map<TextId, TextId>>();
  private readonly directories = new Map<TextId, TextId>();
  /** What Falco shows where a program passed no path that could be read. */
  readonly notAvailable: TextId;
  /** The base of a path relative to a descriptor that nobody knows. */
  readonly unknown: TextId;
  private readonly nullText: TextId;

  constructor(private readonly texts: Texts) {
    this.notAvailable = texts.intern('<NA>');
    this.unknown = texts.intern('<UNKNOWN>');
    this.nullText = texts.intern('(NULL)');
  }

  /** The path, made absolute. */
  resolve(base: TextId, path: TextId): TextId {
    const known = path < this.absolute.length ? this.absolute[path]! : UNASKED;
    if (known > 0) return known;
    if (known === RELATIVE && this.lastBase[path] === base) return this.lastJoined[path]!;
    return this.resolveSlowly(base, path);
  }

  /** A directory's path with the `/` that a base needs. */
  asDirectory(path: TextId): TextId {
    const known = this.directories.get(path);
    if (known !== undefined) return known;
    const text = this.texts.value(path);
    const directory = text.endsWith('/') ? path : this.texts.intern(`${text}/`);
    this.directories.set(path, directory);
    return directory;
  }

  private resolveSlowly(base: TextId, given: TextId): TextId {
    const path = given === ABSENT || given === EMPTY || given === this.nullText ? this.notAvailable : given;
    if (path >= this.absolute.length) this.grow();
    const text = this.texts.value(path);
    if (text.startsWith('/')) return this.absolute[path] = this.texts.intern(joinPath('', text));
    this.absolute[path] = RELATIVE;
    this.lastBase[path] = base;
    return this.lastJoined[path] = this.join(base, path);
  }

  private join(base: TextId, path: TextId): TextId {
    let byPath = this.joined.get(base);
    if (byPath === undefined) this.joined.set(base, byPath = new Map());
    const known = byPath.get(path);
    if (known !== undefined) return known;
    const joined = this.texts.intern(joinPath(this.texts.value(base), this.texts.value(path)));
    byPath.set(path, joined);
    return joined;
  }

  private grow(): void {
    const size = Math.max(this.texts.size, this.absolute.length * 2);
    this.absolute = widened(this.absolute, size);
    this.lastBase = widened(this.lastBase, size);
    this.lastJoined = widened(this.lastJoined, size);
  }
}

function widened(table: Int32Array, size: number): Int32Array<ArrayBuffer> {
  const wide = new Int32Array(size);
  wide.set(table);
  return wide;
}

/** The absolute path that a program means by `path` when it stands in `base` (which ends with `/`). */
export const resolvePath = (state: State, base: TextId, path: TextId): TextId => state.paths.resolve(base, path);

/** Where a path relative to this descriptor begins: cwd for AT_FDCWD, `<UNKNOWN>` where nobody knows the descriptor. */
export function dirfdBase(state: State, process: Process, dirfd: number): TextId {
  if (dirfd === AT_FDCWD) return process.cwd;
  const directory = process.fds.get(dirfd);
  return directory === undefined ? state.paths.unknown : state.paths.asDirectory(directory.name);
}
