// Processes of a recorded tree that are still at work.
import type { NativeRecorder } from '../native.js';
import { readProc } from './snapshot/proc.js';

/** Whether there is such a process, and more of it than an exit status that nobody has fetched. */
export function isAtWork(pid: number): boolean {
  const stat = readProc(`/proc/${pid}/stat`);
  if (stat === undefined) return false;
  const state = stat[stat.lastIndexOf(')') + 2]; // a name may hold brackets and blanks
  return state !== 'Z' && state !== 'X';
}

export const survivors = (recorder: NativeRecorder): readonly number[] => recorder.members().filter(isAtWork);
