// The comments that open a hunt's file → what they say, key by key, each with its line.
//
//     -- finds: Programs that were written by another program
//     --   and then executed.

export interface Said {
  readonly key: string;
  readonly text: string;
  /** From 1. */
  readonly line: number;
}

export type Head =
  | { readonly said: readonly Said[] }
  | { readonly wrong: string; readonly line: number };

const KEY = /^-- ([a-z]+): *(.*)$/;
const CONTINUED = /^-- {2,}(\S.*)$/;

/** Reads up to the first line that is no comment. Lines that hold nothing but dashes part the comments for the eye. */
export function readHead(sql: string): Head {
  const said: Said[] = [];
  for (const [index, line] of sql.split('\n').map((each) => each.trimEnd()).entries()) {
    if (!line.startsWith('--')) break;
    const [, key, text] = KEY.exec(line) ?? [], more = CONTINUED.exec(line)?.[1], last = said.at(-1);
    if (key !== undefined) said.push({ key, text: text!, line: index + 1 });
    else if (more !== undefined && last !== undefined) said[said.length - 1] = { ...last, text: `${last.text} ${more}`.trim() };
    else if (line !== '--') return { wrong: 'this comment belongs to no key', line: index + 1 };
  }
  return { said };
}
