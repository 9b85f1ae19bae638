// The descriptors of one process by number.
//
// The kernel hands out the lowest free number, so an array serves nearly all of them: reading it costs a fraction of
// a Map's look-up, and fork's copy is a memory copy. Numbers beyond it (dup2 to anything) live in a Map.
import type { Descriptor } from './descriptor.js';

const DENSE = 1024;

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

  get(fd: number): Descriptor | undefined {
    if (fd >= 0 && fd < this.dense.length) return this.dense[fd];
    return this.sparse?.get(fd)?.descriptor;
  }

  /** Puts a descriptor under a number, replacing what was there. */
  set(fd: number, descriptor: Descriptor, closeOnExec = false): void {
    this.touched?.push(fd);
    if (!(fd >= 0 && fd < DENSE)) return this.setSparse(fd, descriptor, closeOnExec);
    for (let grow = this.dense.length; grow <= fd; grow++) {
      this.dense.push(undefined);
      this.closing.push(false);
    }
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
    for (const [fd, entry] of this.sparse ?? []) yield [fd, entry.descriptor];
  }

  private setSparse(fd: number, descriptor: Descriptor, closing: boolean): void {
    this.sparse ??= new Map();
    if (!this.sparse.has(fd)) this.count++;
    this.sparse.set(fd, { descriptor, closing });
  }
}
