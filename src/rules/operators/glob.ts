// POSIX fnmatch without flags, over byte strings: `*` and `?` match slashes and leading dots, backslash escapes, sets with classes.

type Matcher = (value: string) => boolean;

const CLASSES: Readonly<Record<string, string>> = {
  alpha: 'a-zA-Z', digit: '0-9', alnum: 'a-zA-Z0-9', upper: 'A-Z', lower: 'a-z', xdigit: '0-9a-fA-F', blank: ' \\t',
  space: ' \\t\\n\\r\\f\\v', cntrl: '\\x00-\\x1f\\x7f', print: '\\x20-\\x7e', graph: '\\x21-\\x7e',
  punct: '!-\\/:-@\\[-`{-~',
};

/** A matcher for a pattern. Plain shapes (text*, *text, *text*) avoid the general one. */
export function compileGlob(pattern: string): Matcher {
  const shape = /^(\*?)([^*?[\\]*)(\*?)$/s.exec(pattern);
  if (shape === null) return general(pattern);
  const [, before, middle, after] = shape as unknown as [string, string, string, string];
  if (before === '' && after === '') return (value) => value === middle;
  if (before === '') return (value) => value.startsWith(middle);
  if (after === '') return (value) => value.endsWith(middle);
  return (value) => value.includes(middle);
}

/** Whether a value matches a pattern that is not known beforehand (it came from a field). */
export const matchesGlob = (pattern: string, value: string): boolean => compileGlob(pattern)(value);

interface Atom {
  readonly star: boolean;
  readonly matches: (character: string) => boolean;
}

/** Greedy with one point of return (the last star): linear in practice, never exponential. */
function general(pattern: string): Matcher {
  const atoms = atomsOf(pattern);
  return (value) => {
    let atom = 0;
    let star = -1;
    let resume = 0;
    for (let index = 0; index < value.length;) {
      const current = atoms[atom];
      if (current?.star) {
        star = atom++;
        resume = index;
      } else if (current?.matches(value[index]!)) {
        atom++;
        index++;
      } else if (star >= 0) {
        atom = star + 1;
        index = ++resume;
      } else return false;
    }
    while (atoms[atom]?.star) atom++;
    return atom === atoms.length;
  };
}

const literal = (character: string): Atom => ({ star: false, matches: (other) => other === character });
const ANY: Atom = { star: false, matches: () => true };
const STAR: Atom = { star: true, matches: () => false };

function atomsOf(pattern: string): Atom[] {
  const atoms: Atom[] = [];
  for (let index = 0; index < pattern.length; index++) {
    const character = pattern[index]!;
    const set = character === '[' ? setAt(pattern, index) : undefined;
    if (set !== undefined) {
      atoms.push(set.atom);
      index = set.end;
    } else if (character === '*') atoms.push(STAR);
    else if (character === '?') atoms.push(ANY);
    else if (character === '\\' && index + 1 < pattern.length) atoms.push(literal(pattern[++index]!));
    else atoms.push(literal(character));
  }
  return atoms;
}

/** In a set: a class, an escaped character, or one that JavaScript's sets would take for something else. */
const SET_PART = /\[:([a-z]+):\]|\\([^])|([\][^\\])/g;

/** A bracket expression; one that is never closed is an ordinary bracket. */
function setAt(pattern: string, start: number): { atom: Atom; end: number } | undefined {
  const match = /^\[([!^]?)(\]?(?:\[:[a-z]+:\]|\\[^]|[^\]\\])*)\]/.exec(pattern.slice(start));
  if (match === null) return undefined;
  const members = match[2]!.replace(SET_PART, (_, name: string | undefined, escaped: string | undefined, plain: string) =>
    (name !== undefined ? CLASSES[name] ?? '' : `\\${escaped ?? plain}`.replace(/^\\([a-zA-Z0-9])$/, '$1')));
  try {
    const regex = new RegExp(`^[${match[1] === '' ? '' : '^'}${members}]$`, 's');
    return { atom: { star: false, matches: (character) => regex.test(character) }, end: start + match[0].length - 1 };
  } catch {
    // A range that runs backwards matches nothing.
    return { atom: { star: false, matches: () => false }, end: start + match[0].length - 1 };
  }
}
