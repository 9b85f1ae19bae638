// Delta debugging: of many things as few as still do.

/** How long trying may go on. */
export interface Patience {
  readonly isOver: boolean;
}

export function patienceOf(seconds: number): Patience {
  const end = performance.now() + seconds * 1000;
  return { get isOver() { return performance.now() > end; } };
}

/**
 * Leaves out as much as it can, in pieces that are halved when no more of that size can go, until single things have been tried.
 * From the end backwards: what comes later depends on what came before. `holds` is true of all items together.
 */
export function least<T>(items: readonly T[], holds: (some: readonly T[]) => boolean, patience: Patience): readonly T[] {
  let kept = items;
  for (let size = kept.length; size >= 1; size = size === 1 ? 0 : Math.ceil(size / 2)) {
    for (let end = kept.length; end > 0; end -= size) {
      if (patience.isOver) return kept;
      const without = [...kept.slice(0, Math.max(end - size, 0)), ...kept.slice(end)];
      if (holds(without)) kept = without;
    }
  }
  return kept;
}

/** Adds as much as it can to what has been changed, the whole at first, then halves of what cannot all be. */
export function most<T>(items: readonly T[], holds: (some: ReadonlySet<T>) => boolean): ReadonlySet<T> {
  const taken = new Set<T>();
  const take = (some: readonly T[]): void => {
    if (some.length === 0) return;
    if (holds(new Set([...taken, ...some]))) some.forEach((item) => taken.add(item));
    else if (some.length > 1) {
      const middle = Math.ceil(some.length / 2);
      take(some.slice(0, middle));
      take(some.slice(middle));
    }
  };
  take(items);
  return taken;
}
