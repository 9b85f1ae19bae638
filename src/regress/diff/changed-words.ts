// In which words two long lines differ: outputs of rules are a paragraph, and a release adds a field to each.
import { changedLines, type Line } from './changed-lines.js';

/** Words that stand together on one side only. */
export interface WordRun {
  readonly mark: '-' | '+';
  readonly text: string;
}

const wordsOf = (text: string): Line[] => text.split(/\s+/).map((word) => ({ depth: 0, text: word }));

/** Undefined where most words differ: then the lines say more as they are. */
export function changedWords(before: string, after: string): readonly WordRun[] | undefined {
  const [old, now] = [wordsOf(before), wordsOf(after)];
  const words = changedLines(old, now, 'all');
  const kept = words.filter(({ mark }) => mark === ' ').length;
  if (2 * kept < Math.min(old.length, now.length)) return undefined;
  const runs: { mark: '-' | '+' | ' '; text: string }[] = [];
  for (const { mark, text } of words) {
    const last = runs.at(-1);
    if (last?.mark === mark) last.text += ` ${text}`;
    else runs.push({ mark, text });
  }
  return runs.filter((run): run is WordRun => run.mark !== ' ');
}
