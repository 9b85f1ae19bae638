// Fenced blocks of a Markdown page, so that what a page tells its readers to do can be done.

export interface FencedBlock {
  /** What stands after the opening fence: `ts`, `yaml .github/workflows/rules.yml`. */
  readonly info: string;
  readonly text: string;
  /** The nearest heading above, without its marks. */
  readonly heading: string;
}

/** The blocks of a page, in order. */
export function fencedBlocks(markdown: string): readonly FencedBlock[] {
  const blocks: FencedBlock[] = [];
  let heading = '';
  let open: { readonly info: string; readonly lines: string[] } | undefined;
  for (const line of markdown.split('\n')) {
    const [, info] = /^```(.*)$/.exec(line) ?? [];
    if (info === undefined) {
      if (open !== undefined) open.lines.push(line);
      else heading = /^#+ (.*)$/.exec(line)?.[1] ?? heading;
    } else if (open === undefined) open = { info: info.trim(), lines: [] };
    else {
      blocks.push({ info: open.info, heading, text: open.lines.map((one) => `${one}\n`).join('') });
      open = undefined;
    }
  }
  return blocks;
}
