// The dictionary of a whole replay: every string that a touched column holds, once, under a small number.
//
// Texts are byte strings (one character a byte, latin1), because that is what the kernel has and what rules compare;
// they become UTF-8 only when they are shown (see `src/alerts`). What is derived from a text (a normalised path, the
// verdict of `startswith /etc`) is kept in side tables by text id and so is worked out once.

/** Index into `Texts`; ABSENT (0) is no value at all, EMPTY (1) is the empty string. */
export type TextId = number;

export const ABSENT: TextId = 0;
export const EMPTY: TextId = 1;

export class Texts {
  private readonly values: string[] = ['', ''];
  private readonly ids = new Map<string, TextId>([['', EMPTY]]);

  /** How many ids are in use; side tables grow to this. */
  get size(): number {
    return this.values.length;
  }

  /** The id of a byte string, new or known. */
  intern(value: string): TextId {
    const known = this.ids.get(value);
    if (known !== undefined) return known;
    const id = this.values.length;
    this.values.push(value);
    this.ids.set(value, id);
    return id;
  }

  /** An id of its own for a byte string that nobody looks for by content: socket addresses, which hardly ever come twice. */
  append(value: string): TextId {
    return this.values.push(value) - 1;
  }

  /** The byte string of an id; the empty string for ABSENT. */
  value(id: TextId): string {
    return this.values[id]!;
  }
}

/** A JavaScript string as a byte string (UTF-8 bytes, one character each). */
export const toBytes = (text: string): string => Buffer.from(text, 'utf8').toString('latin1');

/** A byte string as text to show; bytes that are not UTF-8 become U+FFFD. */
export const toText = (bytes: string): string => Buffer.from(bytes, 'latin1').toString('utf8');
