// Can this machine record? Asked before anything else, so that what is missing is told in one line.
import { existsSync, readFileSync } from 'node:fs';
import { arch, platform, release } from 'node:os';
import { missingParts } from '../native.js';
import { RecordError, type RecordProblem, type RecordProblemCode } from './problem.js';

/** What the answers depend on; tests give their own. */
export interface Surroundings {
  readonly platform: string;
  readonly arch: string;
  readonly release: string;
  readonly btf: boolean;
  readonly missing: readonly string[];
  readonly privileged: boolean;
}

const CAP_SYS_ADMIN = 21, CAP_PERFMON = 38, CAP_BPF = 39;
const OLDEST = [5, 8] as const;

export function surroundings(): Surroundings {
  return {
    platform: platform(), arch: arch(), release: release(),
    btf: existsSync('/sys/kernel/btf/vmlinux'),
    missing: missingParts(),
    privileged: platform() === 'linux' && mayLoad(),
  };
}

function mayLoad(): boolean {
  const effective = BigInt(`0x${/^CapEff:\s*(\w+)/m.exec(readFileSync('/proc/self/status', 'utf8'))?.[1] ?? '0'}`);
  const has = (capability: number): boolean => (effective >> BigInt(capability) & 1n) === 1n;
  return has(CAP_SYS_ADMIN) || (has(CAP_BPF) && has(CAP_PERFMON));
}

function isOld(kernel: string): boolean {
  const [major = 0, minor = 0] = kernel.split('.').map((part) => Number.parseInt(part, 10));
  return major < OLDEST[0] || (major === OLDEST[0] && minor < OLDEST[1]);
}

/** The first thing that stands in the way, if any: what cannot be helped before what can. */
function obstacle(on: Surroundings): [RecordProblemCode, string] | undefined {
  if (on.platform !== 'linux') return ['not-linux', on.platform];
  if (on.arch !== 'x64') return ['wrong-arch', on.arch];
  if (isOld(on.release)) return ['old-kernel', on.release];
  if (!on.btf) return ['no-btf', ''];
  if (!on.privileged) return ['no-privilege', ''];
  if (on.missing.length > 0) return ['not-built', on.missing.join(' and ')];
  return undefined;
}

/** What stands in the way of a recording; undefined when nothing does. */
export function whyNot(on: Surroundings = surroundings()): RecordProblem | undefined {
  const found = obstacle(on);
  return found && new RecordError(...found).problem;
}

/** Throws RecordError when this machine cannot record. */
export function preflight(on: Surroundings = surroundings()): void {
  const found = obstacle(on);
  if (found) throw new RecordError(...found);
}
