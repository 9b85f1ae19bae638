// Who is client and who is server of a connection that was only seen carrying data: Falco's guess.
import type { Role, Socket } from '../descriptors/descriptor.js';
import type { Process } from '../threads/thread.js';

/**
 * A process that owns the destination's port is a server, unless the source's port is its own too; then servers begin by
 * reading and clients by writing.
 */
export function guessRole(process: Process, s: Socket, reading: boolean): Role {
  if (!ownsPort(process, s.destinationPort)) return 'client';
  if (!usesAsClient(process, s.sourcePort)) return 'server';
  return reading ? 'server' : 'client';
}

function ownsPort(process: Process, port: number): boolean {
  for (const [, fd] of process.fds) if (fd.type === 'ipv4' && fd.socket?.destinationPort === port) return true;
  return false;
}

function usesAsClient(process: Process, port: number): boolean {
  for (const [, fd] of process.fds) {
    if (fd.type === 'ipv4' && fd.socket?.listening === false && fd.socket.sourcePort === port) return true;
  }
  return false;
}
