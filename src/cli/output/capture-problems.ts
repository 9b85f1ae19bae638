// What is wrong with a capture that can be read all the same: told on stderr once it is known.
import type { Problem } from '../../capture/problem.js';
import { onStderr } from './paint.js';

/** Tells problems, the place and what is lost included. */
export function tellProblems(problems: readonly Problem[]): void {
  for (const { message, offset, lost, hint } of problems) {
    const place = offset === undefined ? '' : ` (at byte ${offset})`;
    const loss = lost === undefined ? '' : `; lost: ${lost}`;
    process.stderr.write(`${onStderr.yellow('warning:')} ${message}${place}${loss}\n`);
    if (hint !== undefined) process.stderr.write(`  ${onStderr.dim(hint)}\n`);
  }
}
