// What a program asked for, read when it entered the call, against what the exit event says, read when the call had ended.
//
// Another thread may have changed the memory in between. So what the enter event says goes first, as with Falco; flags that only
// the kernel knows (created, overlay layers) stay.

export interface Check {
  /** Which parameter of the enter event goes where in the exit event, by the latter. */
  readonly moves: Readonly<Record<number, number>>;
  /** Nothing is taken over where this parameter of the enter event is empty. */
  readonly name: number;
  /** Parameters of the enter and the exit event that are put together. */
  readonly flags?: readonly [enter: number, exit: number];
}

/** By the code of the exit event. */
export const CHECKS: Readonly<Record<number, Check>> = {
  3: { moves: { 1: 0 }, name: 0, flags: [1, 2] },
  23: { moves: { 3: 1 }, name: 1 },
  59: { moves: { 1: 0 }, name: 0 },
  307: { moves: { 1: 0, 2: 1 }, name: 1, flags: [2, 3] },
  327: { moves: { 1: 0, 2: 1 }, name: 1, flags: [2, 3] },
};

/** First of the bits of `file_flags` that are results, not arguments. */
const O_F_CREATED = 0x4000;

/** What was asked for with what the kernel added; `seen` is NaN where the exit event has no flags. */
export function mergedFlags(asked: number, seen: number): number {
  return (asked | (seen & ~(O_F_CREATED - 1))) >>> 0;
}
