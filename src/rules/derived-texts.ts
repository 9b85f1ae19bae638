// Texts that follow from something else (a directory from a path, names from flags), each worked out and interned once.
//
// Fields are compiled before a recording is opened, so a side table notices when another dictionary comes and starts anew.
import { ABSENT, type TextId, type Texts } from '../capture/texts.js';

/** A text derived from a text; undefined (no value) is ABSENT. */
export function textFromText(derive: (text: string) => string | undefined): (texts: Texts, id: TextId) => TextId {
  let owner: Texts | undefined;
  let table = new Int32Array(0);
  return (texts, id) => {
    if (texts !== owner) {
      owner = texts;
      table = new Int32Array(texts.size);
    } else if (id >= table.length) {
      const grown = new Int32Array(Math.max(id + 1, 2 * texts.size));
      grown.set(table);
      table = grown;
    }
    const known = table[id]!;
    if (known !== 0) return known - 1;
    const derived = derive(texts.value(id));
    const result = derived === undefined ? ABSENT : texts.intern(derived);
    table[id] = result + 1;
    return result;
  };
}

/** A text derived from a number, for numbers of which there are few: flags, errors, modes. */
export function textFromNumber(derive: (value: number) => string): (texts: Texts, value: number) => TextId {
  let owner: Texts | undefined;
  let table = new Map<number, TextId>();
  return (texts, value) => {
    if (texts !== owner) {
      owner = texts;
      table = new Map();
    }
    const known = table.get(value);
    if (known !== undefined) return known;
    const result = texts.intern(derive(value));
    table.set(value, result);
    return result;
  };
}

/** A text derived from an object that never changes, such as a descriptor; undefined (no value) is ABSENT. */
export function textFromObject<O extends object>(
  derive: (object: O, texts: Texts) => string | undefined,
): (texts: Texts, object: O) => TextId {
  let owner: Texts | undefined;
  let table = new WeakMap<O, TextId>();
  return (texts, object) => {
    if (texts !== owner) {
      owner = texts;
      table = new WeakMap();
    }
    const known = table.get(object);
    if (known !== undefined) return known;
    const derived = derive(object, texts);
    const result = derived === undefined ? ABSENT : texts.intern(derived);
    table.set(object, result);
    return result;
  };
}

/** One fixed text. */
export function fixedText(value: string): (texts: Texts) => TextId {
  let owner: Texts | undefined;
  let id = ABSENT;
  return (texts) => {
    if (texts !== owner) {
      owner = texts;
      id = texts.intern(value);
    }
    return id;
  };
}
