// What suites say of a process → its facts, key by key; what the process is part of (parent, user, container) the cast knows.
import type { ThreadFacts } from '../../capture/keyframe.js';
import { toBytes } from '../../capture/texts.js';
import { reject } from '../../rules/diagnostic.js';
import { meant } from '../../rules/nearest.js';
import { CAPABILITIES } from '../../schema/capabilities.js';
import type { ProcessText } from '../suite/format.js';
import { badParameter } from '../suite/problems.js';
import type { Written } from '../suite/shape.js';
import { flagBits } from './parameter-values.js';

type Facts = Partial<ThreadFacts>;
type Said<K extends keyof ProcessText> = NonNullable<ProcessText[K]>;

/** `start`: when the first event happens, in nanoseconds since the epoch. */
type Reader<K extends keyof ProcessText> = (said: Said<K>, start: bigint) => Facts;

const wordsOf = (args: Said<'args'>): readonly string[] =>
  (args.length === 1 ? args[0]!.text.split(' ').filter(Boolean) : args.map(({ text }) => text));

const READERS: { readonly [K in keyof ProcessText]?: Reader<K> } = {
  exe: ({ text }) => ({ exe: toBytes(text) }),
  args: (args) => ({ args: wordsOf(args).map((word) => `${toBytes(word)}\0`).join('') }),
  cwd: ({ text }) => ({ cwd: toBytes(text) }),
  group: ({ text }) => ({ gid: Number(text) }),
  loginuid: (loginuid) => ({ loginuid }),
  tty: (tty) => ({ tty }),
  vpid: (vpid) => ({ vpid, vtid: vpid }),
  vpgid: (vpgid) => ({ vpgid }),
  env: (env) => ({ env: env.map(({ key, value }) => `${toBytes(key.text)}=${toBytes(value.text)}\0`).join('') }),
  exe_flags: (flags) => ({ exeFlags: readAt(flags, () => flagBits(flags.text, 'execve_flags')) }),
  capabilities: (names) => ({ capPermitted: capabilityBits(names), capEffective: capabilityBits(names) }),
  age: (seconds, start) => ({ cloneTime: start - BigInt(Math.round(seconds * 1e9)) }),
};

/** The facts that are declared of a process; what is wrong with them is thrown as a `Rejection`. */
export const declaredFacts = (process: ProcessText, start: bigint): Facts =>
  Object.assign({}, ...Object.entries(READERS).map(([key, read]) => {
    const said = process[key as keyof ProcessText];
    return said === undefined ? {} : (read as (said: unknown, start: bigint) => Facts)(said, start);
  })) as Facts;

const capabilityBits = (names: readonly Written[]): bigint => names.reduce((bits, name) => bits | readAt(name, () => {
  const bit = CAPABILITIES.indexOf(name.text);
  if (bit < 0) throw `there is no capability '${name.text}'${hinted(meant(name.text, CAPABILITIES))}`;
  return 1n << BigInt(bit);
}), 0n);

const hinted = (hint: string | undefined): string => (hint === undefined ? '' : `: ${hint}`);

/** Runs what throws a string about a value. */
export function readAt<T>({ place }: Pick<Written, 'place'>, read: () => T): T {
  try {
    return read();
  } catch (complaint) {
    if (typeof complaint !== 'string') throw complaint;
    return reject(badParameter({ complaint, help: undefined }, place));
  }
}
