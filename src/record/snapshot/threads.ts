// What /proc says of the threads of a process.
import type { ThreadFacts } from '../../capture/keyframe.js';
import { cgroupsOf } from './cgroups.js';
import { executableOf } from './executable.js';
import { keyedLines, numbersIn, readLink, readProc } from './proc.js';

/** Bits of the table `clone_flags`. */
const CLONE_FILES = 1 << 0, CLONE_THREAD = 1 << 13, CHILD_IN_PIDNS = 1 << 29;
const NO_USER = 0xffffffff;
const CLOCK_TICK = 10_000_000n; // USER_HZ is 100 on every Linux

export interface Clocks {
  now(): bigint;
  readonly bootTime: bigint;
}

/** What all threads of a process say alike. Environments may hold secrets: they are read only where they are recorded. */
function processFacts(pid: number, status: ReadonlyMap<string, string>, withEnv: boolean) {
  const [exe = '', ...args] = (readProc(`/proc/${pid}/cmdline`) ?? '').replace(/\0$/, '').split('\0');
  const ids = {
    uid: effective(status.get('Uid')), gid: effective(status.get('Gid')), capEffective: hex(status.get('CapEff')),
  };
  return {
    ...ids, ...executableOf(pid, ids),
    exe, args: args.map((arg) => `${arg}\0`).join(''),
    env: withEnv ? (readProc(`/proc/${pid}/environ`) ?? '') : '',
    cwd: readLink(`/proc/${pid}/cwd`) ?? '', root: readLink(`/proc/${pid}/root`) ?? '/',
    capInheritable: hex(status.get('CapInh')), capPermitted: hex(status.get('CapPrm')),
    loginuid: Number(readProc(`/proc/${pid}/loginuid`) || NO_USER),
    fdlimit: Number(/^Max open files\s+(\d+)/m.exec(readProc(`/proc/${pid}/limits`) ?? '')?.[1] ?? 0),
    vmSize: number(status.get('VmSize')), vmRss: number(status.get('VmRSS')), vmSwap: number(status.get('VmSwap')),
  };
}

const number = (text: string | undefined): number => Number.parseInt(text ?? '0', 10);
const hex = (text: string | undefined): bigint => BigInt(`0x${text ?? '0'}`);
const effective = (ids: string | undefined): number => Number(ids?.split('\t')[1] ?? NO_USER);

/** Fields of /proc/PID/stat behind the name, which may itself hold blanks and brackets; [0] is the state. */
const statFields = (text: string): string[] => text.slice(text.lastIndexOf(')') + 2).split(' ');
const STAT = { tty: 4, faultsMinor: 7, faultsMajor: 9, startTime: 19 } as const;

/** All threads of a process, the main one first; none when it has ended. */
export function threadsOf(pid: number, withEnv: boolean, clocks: Clocks): ThreadFacts[] {
  const asOf = clocks.now();
  const status = readProc(`/proc/${pid}/status`);
  if (status === undefined) return [];
  const common = processFacts(pid, keyedLines(status), withEnv);
  const tids = numbersIn(`/proc/${pid}/task`);
  const threads = [pid, ...tids.filter((tid) => tid !== pid)].map((tid) => threadFacts(pid, tid, common, clocks, asOf));
  return threads.filter((thread) => thread !== undefined);
}

function threadFacts(
  pid: number, tid: number, common: ReturnType<typeof processFacts>, { bootTime }: Clocks, asOf: bigint,
): ThreadFacts | undefined {
  const folder = `/proc/${pid}/task/${tid}`;
  const status = readProc(`${folder}/status`), stat = readProc(`${folder}/stat`);
  if (status === undefined || stat === undefined) return undefined;
  const lines = keyedLines(status), fields = statFields(stat);
  const numbers = (key: string): number[] => (lines.get(key) ?? '0').split('\t').map(Number);
  const startTime = BigInt(fields[STAT.startTime] ?? 0) * CLOCK_TICK;
  const inNamespace = numbers('NSpid').length > 1;
  return {
    ...common, tid, pid, ptid: number(lines.get('PPid')), asOf,
    vtid: numbers('NSpid').at(-1)!, vpid: numbers('NStgid').at(-1)!,
    sid: numbers('NSsid')[0]!, pgid: numbers('NSpgid')[0]!, vpgid: numbers('NSpgid').at(-1)!,
    comm: commOf(stat), cgroups: cgroupsOf(readProc(`${folder}/cgroup`) ?? ''),
    tty: Number(fields[STAT.tty]), faultsMajor: Number(fields[STAT.faultsMajor]), faultsMinor: Number(fields[STAT.faultsMinor]),
    flags: (tid === pid ? 0 : CLONE_THREAD | CLONE_FILES) | (inNamespace ? CHILD_IN_PIDNS : 0),
    cloneTime: bootTime + startTime, pidnsStart: inNamespace ? 0n : bootTime,
  };
}

const commOf = (stat: string): string => stat.slice(stat.indexOf('(') + 1, stat.lastIndexOf(')'));
