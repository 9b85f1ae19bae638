// The descriptors of one process by number.
//
// The kernel hands out the lowest free number, so an array serves nearly all of them: reading it costs a fraction of
// a Map's look-up, and fork's copy is a memory copy. Numbers far beyond it (dup2 to anything) live in a Map.
import type { Descriptor } from './descriptor.js';

const DENSE = 1024;
/** The array grows by so many places at once and no more: a single high number is not worth a long array. */
const GAP = 64;

/** An entry of a Map takes as much as so many of an array. */
const SPARSE_PLACES = 8;

interface Entry { readonly descriptor: Descriptor; readonly closing: boolean }

export class FdTable {
  private dense: (Descriptor | undefined)[] = [];
  /** Close-on-exec for each of `dense`. */
  private closing: boolean[] = [];
  private sparse: Map<number, Entry> | undefined = undefined;
  private count = 0;
  /** Numbers that were set or deleted since somebody emptied this, some more than once; kept only where somebody put a list here. */
  touched: number[] | undefined = undefined;

  get size(): number {
    return this.count;
  }

  /** What it takes of memory, open or not. */
  get places(): number {
    return this.dense.length + SPARSE_PLACES * (this.sparse?.size ?? 0);
  }

  get(fd: number): Descriptor | undefined {
    if (fd >= 0 && fd < this.dense.length) return this.dense[fd];
    return this.sparse?.get(fd)?.descriptor;
  }

  /** Puts a descriptor under a number, replacing what was there. */
  set(fd: number, descriptor: Descriptor, closeOnExec = false): void {
    this.touched?.push(fd);
    if (!(fd >= 0 && fd < DENSE && fd <= this.dense.length + GAP)) return this.setSparse(fd, descriptor, closeOnExec);
    for (let grow = this.dense.length; grow <= fd; grow++) this.growOver(grow);
    if (this.dense[fd] === undefined) this.count++;
    this.dense[fd] = descriptor;
    this.closing[fd] = closeOnExec;
  }

  /** Puts what is now known of an open descriptor in its place. */
  replace(fd: number, descriptor: Descriptor): void {
    this.set(fd, descriptor, this.closesOnExec(fd));
  }

  delete(fd: number): void {
    this.touched?.push(fd);
    if (fd >= 0 && fd < this.dense.length) {
      if (this.dense[fd] === undefined) return;
      this.dense[fd] = undefined;
      this.count--;
    } else if (this.sparse?.delete(fd)) this.count--;
  }

  closesOnExec(fd: number): boolean {
    if (fd >= 0 && fd < this.dense.length) return this.dense[fd] !== undefined && this.closing[fd]!;
    return this.sparse?.get(fd)?.closing ?? false;
  }

  setCloseOnExec(fd: number, closes: boolean): void {
    const descriptor = this.get(fd);
    if (descriptor !== undefined) this.set(fd, descriptor, closes);
  }

  /** Removes what execve closes. */
  closeOnExec(): void {
    for (let fd = 0; fd < this.dense.length; fd++) if (this.closing[fd]) this.delete(fd);
    for (const [fd, entry] of this.sparse ?? []) if (entry.closing) this.delete(fd);
  }

  /** A copy as fork makes it; the descriptors themselves are shared. */
  copy(): FdTable {
    const table = new FdTable();
    table.dense = this.dense.slice();
    table.closing = this.closing.slice();
    if (this.sparse !== undefined) table.sparse = new Map(this.sparse);
    table.count = this.count;
    return table;
  }

  *[Symbol.iterator](): IterableIterator<[number, Descriptor]> {
    for (let fd = 0; fd < this.dense.length; fd++) {
      const descriptor = this.dense[fd];
      if (descriptor !== undefined) yield [fd, descriptor];
    }
    for (const [fd, entry] of [...this.sparse ?? []].sort(([a], [b]) => a - b)) yield [fd, entry.descriptor];
  }

  /** The array reaches a number that may have been beyond it. */
  private growOver(fd: number): void {
    const entry = this.sparse?.get(fd);
    this.dense.push(entry?.descriptor);
    this.closing.push(entry?.closing ?? false);
    if (entry !== undefined) this.sparse!.delete(fd);
  }

  private setSparse(fd: number, descriptor: Descriptor, closing: boolean): void {
    this.sparse ??= new Map();
    if (!this.sparse.has(fd)) this.count++;
    this.sparse.set(fd, { descriptor, closing });
  }
}
