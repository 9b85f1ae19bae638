// Rules that another rule before them leaves nothing to tell of, where only the first match counts.
import type { Firings } from './gather/firings.js';

export interface Shadow {
  /** The rules that were first whenever it fired, or one that is always true where it is. */
  readonly by: readonly string[];
  /** Whether it must be so, whatever happens. */
  readonly proven: boolean;
  readonly text: string;
}

/** Who stood before a rule whenever it fired; undefined where it was first once, or never fired. */
export function shadowOf({ fired, first, behind, impliedBy }: Firings): Shadow | undefined {
  if (impliedBy !== undefined) {
    return { by: [impliedBy], proven: true, text: `never first: ${impliedBy} stands before it and is true wherever it is` };
  }
  if (fired === 0 || first > 0) return undefined;
  const by = [...behind.keys()];
  return { by, proven: false, text: `never first: whenever it fired, ${by.join(' or ')} before it had` };
}
