// Which of many values a test was true for, and the lists that these came from: `bash`, of `shell_binaries`.
import type { CurrentEvent } from '../../state/current-event.js';
import type { State } from '../../state/state.js';
import { bindCondition } from '../compile/bind.js';
import type { Vocabulary } from '../compile/bind-term.js';
import type { Check } from '../condition/ast.js';
import { printConstant } from '../condition/print.js';
import { asker } from './asker.js';
import { listsOf } from './written-term.js';

export interface MatchedItem {
  /** As it is written in a condition. */
  readonly item: string;
  /** Names of the lists that it came from, the outermost first; none where it stands in the condition itself. */
  readonly lists: readonly string[];
}

const NONE: readonly MatchedItem[] = [];

/** Tells the items of a test's list that satisfy it alone; none for a test without a list. Slow: each item is a test of its own. */
export function matchedItems(check: Check, state: State, vocabulary: Vocabulary): (event: CurrentEvent) => readonly MatchedItem[] {
  const { right } = check;
  if (right?.kind !== 'constants') return () => NONE;
  let alone: readonly (readonly [MatchedItem, (event: CurrentEvent) => boolean])[] | undefined;
  const open = (): NonNullable<typeof alone> => right.items.map((item) => [
    { item: printConstant(item), lists: listsOf(item) },
    asker(bindCondition({ ...check, right: { ...right, items: [item] } }, vocabulary), state),
  ]);
  return (event) => (alone ??= open()).flatMap(([item, ask]) => (ask(event) ? [item] : []));
}
