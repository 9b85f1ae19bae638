// Command-line options out of a list of words, as getopt(3) reads them.

interface Option {
  readonly letter: string;
  /** undefined for a flag; empty where a value is missing. */
  readonly value: string | undefined;
  readonly known: boolean;
  readonly missing: boolean;
}

function* optionsIn(words: readonly string[], letters: string): Generator<Option> {
  const spec = letters.replace(/^:/, '');
  for (let index = 0; index < words.length; index++) {
    const word = words[index]!;
    if (word === '--' || word === '-' || !word.startsWith('-')) return;
    if (word.startsWith('--')) continue;
    for (let at = 1; at < word.length; at++) {
      const letter = word[at]!;
      const place = letter === ':' ? -1 : spec.indexOf(letter);
      const takesValue = place >= 0 && spec[place + 1] === ':';
      if (!takesValue) {
        yield { letter, value: undefined, known: place >= 0, missing: false };
        continue;
      }
      const rest = word.slice(at + 1);
      const value = rest !== '' ? rest : words[++index];
      yield { letter, value: value ?? '', known: true, missing: value === undefined };
      break;
    }
  }
}

/** All options in order: a letter, then its value if it takes one; "" for a missing value, `?` for an unknown letter. */
export function getopt(words: readonly string[], letters: string): string[] {
  return [...optionsIn(words, letters)].flatMap(({ letter, value, known, missing }) => {
    if (!known) return ['?'];
    if (missing) return [''];
    return value === undefined ? [letter] : [letter, value];
  });
}

/** The last occurrence of one option: its value, "" if that is missing, the letter itself for a flag; undefined when it never occurs. */
export function lastOption(words: readonly string[], letters: string, wanted: string): string | undefined {
  const last = [...optionsIn(words, letters)].findLast(({ letter, known }) => known && letter === wanted);
  return last && (last.value ?? last.letter);
}
