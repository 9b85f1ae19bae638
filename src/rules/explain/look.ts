// How explanations look: words that stand out, and how wide a line may be.

/** How words stand out; none of it where nobody looks on. */
export interface Paint {
  red(text: string): string;
  green(text: string): string;
  yellow(text: string): string;
  cyan(text: string): string;
  dim(text: string): string;
  bold(text: string): string;
}

const same = (text: string): string => text;
export const PLAIN: Paint = { red: same, green: same, yellow: same, cyan: same, dim: same, bold: same };

export interface Look {
  readonly paint: Paint;
  /** Characters of a line. */
  readonly columns: number;
}

/** For files and pipes: no colours, and lines of a width that editors show. */
export const PLAIN_LOOK: Look = { paint: PLAIN, columns: 140 };

/** The same where everything stands further to the right. */
export const indented = (look: Look, by: number): Look => ({ ...look, columns: look.columns - by });

/** A text cut to so many characters. */
export const shortened = (text: string, width: number): string =>
  (text.length <= width ? text : `${text.slice(0, Math.max(width - 1, 0))}…`);
