// Normalised paths by text.
//
// Every path that a recording holds is a text of the dictionary, so the result is kept by text: an absolute path costs
// one array read after the first time, a relative one two.
import { ABSENT, EMPTY, type TextId, type Texts } from '../../capture/texts.js';
import { joinPath } from './join-path.js';

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
