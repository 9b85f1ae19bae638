// A predicate that is opened when it is asked first: cases are short, and most of their rules' tests are never asked.
import type { Ask } from '../../../rules/compile/bound.js';

export function openLate(open: () => Ask): Ask {
  let ask: Ask = (event) => (ask = open())(event);
  return (event) => ask(event);
}
