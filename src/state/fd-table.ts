// The descriptors of one process by number.
import type { Descriptor } from './descriptor.js';

export class FdTable {
  private entries = new Map<number, Descriptor>();
  private closing = new Set<number>();

  get size(): number {
    return this.entries.size;
  }

  get(fd: number): Descriptor | undefined {
    return this.entries.get(fd);
  }

  /** Puts a descriptor under a number, replacing what was there. */
  set(fd: number, descriptor: Descriptor, closeOnExec = false): void {
    this.entries.set(fd, descriptor);
    if (closeOnExec) this.closing.add(fd);
    else if (this.closing.size > 0) this.closing.delete(fd);
  }

  delete(fd: number): void {
    this.entries.delete(fd);
    if (this.closing.size > 0) this.closing.delete(fd);
  }

  closesOnExec(fd: number): boolean {
    return this.closing.has(fd);
  }

  setCloseOnExec(fd: number, closes: boolean): void {
    if (closes && this.entries.has(fd)) this.closing.add(fd);
    else this.closing.delete(fd);
  }

  /** Removes what execve closes. */
  closeOnExec(): void {
    for (const fd of this.closing) this.entries.delete(fd);
    this.closing.clear();
  }

  /** A copy as fork makes it; the descriptors themselves are shared. */
  copy(): FdTable {
    const table = new FdTable();
    table.entries = new Map(this.entries);
    table.closing = new Set(this.closing);
    return table;
  }

  [Symbol.iterator](): IterableIterator<[number, Descriptor]> {
    return this.entries.entries();
  }
}
