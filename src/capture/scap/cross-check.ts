// What a program asked for, read when it entered the call, against what the exit event says, read when the call had ended.
//
// Another thread may have changed the memory in between. So what the enter event says goes first, as with Falco; flags that only
// the kernel knows (created, overlay layers) stay.
import type { Shape } from './upgrade.js';

/** First of the bits of `file_flags` that are results, not arguments. */
const O_F_CREATED = 0x4000;

interface Check {
  /** Which parameter of the enter event goes where in the exit event. */
  readonly moves: readonly (readonly [enter: number, exit: number])[];
  /** Nothing is taken over where this parameter of the enter event is empty. */
  readonly name: number;
  readonly flags?: readonly [enter: number, exit: number];
}

/** By the code of the exit event. */
const CHECKS: Readonly<Record<number, Check>> = {
  3: { moves: [[0, 1]], name: 0, flags: [1, 2] },
  23: { moves: [[1, 3]], name: 1 },
  59: { moves: [[0, 1]], name: 0 },
  307: { moves: [[0, 1], [1, 2]], name: 1, flags: [2, 3] },
  327: { moves: [[0, 1], [1, 2]], name: 1, flags: [2, 3] },
};

/** Whether the enter event is worth keeping until its exit event comes. */
export const isCheckedAgainst = (enterCode: number): boolean => enterCode + 1 in CHECKS;

/** The exit event with the arguments of its enter event. */
export function crossChecked(exit: Shape, enter: Shape | undefined): Shape {
  const check = CHECKS[exit.code];
  if (check === undefined || enter?.code !== exit.code - 1 || !enter.params[check.name]?.length) return exit;
  const params = [...exit.params];
  for (const [from, to] of check.moves) params[to] = enter.params[from];
  if (check.flags) params[check.flags[1]] = mergedFlags(enter.params[check.flags[0]], exit.params[check.flags[1]]);
  return { ...exit, params };
}

function mergedFlags(asked: Buffer | undefined, seen: Buffer | undefined): Buffer {
  if (asked?.length !== 4) return seen ?? Buffer.alloc(0);
  const kernel = seen?.length === 4 ? seen.readUInt32LE() & ~(O_F_CREATED - 1) : 0;
  const merged = Buffer.alloc(4);
  merged.writeUInt32LE((asked.readUInt32LE() | kernel) >>> 0);
  return merged;
}
