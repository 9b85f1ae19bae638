// Reading and writing prove that an inet socket is connected; that is all they change.
import type { CurrentEvent } from '../current-event.js';
import type { FoldTable } from '../fold-table.js';
import { withSocket } from '../sockets/sockets.js';
import type { Thread } from '../threads/thread.js';

/** A successful transfer on a pair of ends. */
export function markConnected(e: CurrentEvent, thread: Thread): void {
  const fd = e.fd, s = fd?.socket;
  if (fd === undefined || s === undefined || s.connected || s.listening) return;
  if (fd.type !== 'ipv4' && fd.type !== 'ipv6') return;
  e.fd = withSocket(fd, fd.type, fd.named, { ...s, connected: true });
  thread.process.fds.replace(e.fdNum, e.fd);
}

function transferred(e: CurrentEvent, _: unknown, thread: Thread): void {
  if (e.result >= 0) markConnected(e, thread);
}

export const connected: FoldTable = {
  read: transferred, readv: transferred, pread: transferred, preadv: transferred,
  write: transferred, writev: transferred, pwrite: transferred, pwritev: transferred,
};
