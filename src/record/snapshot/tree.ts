// Who belongs to a process: those it descends from, and those that descend from it.
import { keyedLines, numbersIn, readProc } from './proc.js';

/** Parent of every process there is. */
export function parents(): Map<number, number> {
  const found = new Map<number, number>();
  for (const pid of numbersIn('/proc')) {
    const parent = keyedLines(readProc(`/proc/${pid}/status`) ?? '').get('PPid');
    if (parent !== undefined) found.set(pid, Number(parent));
  }
  return found;
}

/** The process and everything it started, as far as parents still tell. */
export function descendants(root: number, parentOf: ReadonlyMap<number, number>): Set<number> {
  const tree = new Set([root]);
  for (let size = 0; size !== tree.size;) {
    size = tree.size;
    for (const [pid, parent] of parentOf) if (tree.has(parent)) tree.add(pid);
  }
  return tree;
}

export function ancestors(pid: number, parentOf: ReadonlyMap<number, number>): Set<number> {
  const line = new Set<number>();
  for (let at = parentOf.get(pid); at !== undefined && at !== 0 && !line.has(at); at = parentOf.get(at)) line.add(at);
  return line;
}

/** Tells every process that descends from `root`, again and again until no new one turns up: they go on forking meanwhile. */
export function followTree(root: number, follow: (pid: number) => void): void {
  const followed = new Set([root]);
  for (let found = true; found;) {
    const strangers = [...descendants(root, parents())].filter((pid) => !followed.has(pid));
    for (const pid of strangers) {
      follow(pid);
      followed.add(pid);
    }
    found = strangers.length > 0;
  }
}
