// Sizes and page faults as events report them in passing.
import type { NumberColumn } from '../../schema/events.js';
import type { CurrentEvent } from '../current-event.js';
import type { FoldTable } from '../fold-table.js';
import { factsChanged } from '../threads/facts.js';
import { mainThread } from '../threads/lineage.js';
import type { Thread } from '../threads/thread.js';

interface SizeColumns { readonly vm_size: NumberColumn; readonly vm_rss: NumberColumn; readonly vm_swap: NumberColumn }

function sized(e: CurrentEvent, c: SizeColumns, thread: Thread): void {
  const size = c.vm_size[e.row]!;
  if (size !== size) return;
  thread.vmSize = size;
  thread.vmRss = c.vm_rss[e.row]!;
  thread.vmSwap = c.vm_swap[e.row]!;
  factsChanged(e.state, thread);
}

export const memory: FoldTable = {
  brk: sized,
  mmap: sized,
  mmap2: sized,
  munmap: sized,
  switch(e, c, thread) {
    if (Number.isNaN(c.vm_swap[e.row]!)) return;
    thread.faultsMajor = c.pgft_maj[e.row]!;
    thread.faultsMinor = c.pgft_min[e.row]!;
    const main = mainThread(thread);
    if (main) sized(e, c, main);
    factsChanged(e.state, thread);
  },
};
