// The program file of a process, and whether the process's user could change it.
import { statSync } from 'node:fs';
import type { ThreadFacts } from '../../capture/keyframe.js';
import { readLink } from './proc.js';

type ExecutableFacts = Pick<ThreadFacts, 'exepath' | 'exeFlags' | 'exeIno' | 'exeCtime' | 'exeMtime'>;

export interface Writer { readonly uid: number; readonly gid: number; readonly capEffective: bigint }

const EXE_WRITABLE = 1, EXE_FROM_MEMFD = 4;
const OVERRIDES = 1n << 1n | 1n << 3n; // CAP_DAC_OVERRIDE, CAP_FOWNER

export function executableOf(pid: number, writer: Writer): ExecutableFacts {
  const link = readLink(`/proc/${pid}/exe`) ?? '';
  const exepath = link.replace(/ \(deleted\)$/, '');
  const memory = link.startsWith('/memfd:') ? EXE_FROM_MEMFD : 0;
  try {
    const { ino, ctimeNs, mtimeNs, uid, gid, mode } = statSync(`/proc/${pid}/exe`, { bigint: true });
    const writable = Number(uid) === writer.uid || (mode & 0o002n) !== 0n
      || ((mode & 0o020n) !== 0n && Number(gid) === writer.gid) || (writer.capEffective & OVERRIDES) !== 0n;
    return { exepath, exeFlags: memory | (writable ? EXE_WRITABLE : 0), exeIno: Number(ino), exeCtime: ctimeNs, exeMtime: mtimeNs };
  } catch {
    return { exepath, exeFlags: memory, exeIno: 0, exeCtime: 0n, exeMtime: 0n }; // kernel threads have none
  }
}
