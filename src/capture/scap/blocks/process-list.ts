// Process lists, in all nine versions: what each added is read from that version on.
import type { ThreadFacts } from '../../keyframe.js';
import type { BodyReader } from './body-reader.js';

const NAME = 1024;
const LIST = 4096;
const NO_ID = 0xffffffff;
/** Writers before 2022 wrote no more than this after the root, and began with the login uid. */
const OLD_TAIL = 29;

const EXE_WRITABLE = 1;
const EXE_UPPER_LAYER = 2;
const EXE_FROM_MEMFD = 4;
const EXE_LOWER_LAYER = 8;

export const readProcesses = (body: BodyReader, version: number): ThreadFacts[] =>
  body.entries(version >= 9 ? 'with itself' : undefined, (entry) => readThread(entry, version));

/** In the order in which they are written: object literals are filled from top to bottom. */
function readThread(entry: BodyReader, version: number): ThreadFacts {
  const tid = entry.id(), pid = entry.id(), ptid = entry.id();
  const sid = version >= 6 ? entry.id() : -1;
  const vpgid = version >= 8 ? entry.id() : -1;
  const names = readNames(entry, version);
  const fdlimit = entry.id(), flags = entry.u32(), uid = entry.u32(), gid = entry.u32();
  const memory = version >= 2 ? readMemory(entry) : NO_MEMORY;
  const env = version >= 3 ? terminated(entry.text(LIST)) : '';
  const vtid = version >= 4 ? entry.id() : -1, vpid = version >= 4 ? entry.id() : -1;
  const cgroups = version >= 4 ? terminated(entry.text(LIST)) : '';
  const root = version >= 5 ? entry.text(NAME) : '';
  const tail = version >= 9 ? readTail(entry) : NO_TAIL;
  // Field by field: an object of many fields that is spread together takes eight times the memory.
  return {
    tid, pid, ptid, vtid, vpid, sid, vpgid, pgid: tail.pgid,
    comm: names.comm, exe: names.exe, exepath: names.exepath, args: names.args, env, cwd: names.cwd, root, cgroups,
    uid, gid, loginuid: tail.loginuid, tty: tail.tty,
    capInheritable: tail.capInheritable, capPermitted: tail.capPermitted, capEffective: tail.capEffective,
    fdlimit, flags, exeFlags: tail.exeFlags, exeIno: tail.exeIno, exeCtime: tail.exeCtime, exeMtime: tail.exeMtime,
    vmSize: memory.vmSize, vmRss: memory.vmRss, vmSwap: memory.vmSwap,
    faultsMajor: memory.faultsMajor, faultsMinor: memory.faultsMinor,
    cloneTime: 0n, pidnsStart: tail.pidnsStart, asOf: 0n,
  };
}

const readNames = (entry: BodyReader, version: number) => ({
  comm: entry.text(NAME), exe: entry.text(NAME),
  exepath: version >= 7 ? entry.text(NAME) : '',
  args: terminated(entry.text(LIST)),
  cwd: entry.text(NAME),
});

const NO_MEMORY = { vmSize: 0, vmRss: 0, vmSwap: 0, faultsMajor: 0, faultsMinor: 0 };

const readMemory = (entry: BodyReader): typeof NO_MEMORY => ({
  vmSize: entry.u32(), vmRss: entry.u32(), vmSwap: entry.u32(), faultsMajor: entry.number(), faultsMinor: entry.number(),
});

const NO_TAIL = {
  pidnsStart: 0n, tty: 0, loginuid: NO_ID, capInheritable: 0n, capPermitted: 0n, capEffective: 0n,
  exeFlags: 0, exeIno: 0, exeCtime: 0n, exeMtime: 0n, pgid: -1,
};

/** The tail may stop after any of its fields. */
function readTail(entry: BodyReader): typeof NO_TAIL {
  const young = entry.left > OLD_TAIL;
  const u8 = (bit: number): number => (entry.left >= 1 && entry.u8() !== 0 ? bit : 0);
  const u32 = (none: number): number => (entry.left >= 4 ? entry.u32() : none);
  const u64 = (): bigint => (entry.left >= 8 ? entry.u64() : 0n);
  const pidnsStart = young ? u64() : 0n;
  const tty = young ? u32(0) : 0;
  const loginuid = u32(NO_ID);
  const writable = u8(EXE_WRITABLE);
  const caps = { capInheritable: u64(), capPermitted: u64(), capEffective: u64() };
  const upper = u8(EXE_UPPER_LAYER);
  const file = { exeIno: Number(u64()), exeCtime: u64(), exeMtime: u64() };
  const exeFlags = writable | upper | u8(EXE_FROM_MEMFD) | u8(EXE_LOWER_LAYER);
  return { pidnsStart, tty, loginuid, ...caps, ...file, exeFlags, pgid: entry.left >= 8 ? entry.id() : -1 };
}

/** The last NUL of such lists is sometimes missing. */
const terminated = (list: string): string => (list === '' || list.endsWith('\0') ? list : `${list}\0`);
