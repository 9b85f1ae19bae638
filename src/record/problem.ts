// Everything that can keep a recording from starting, as declared data: code, message, hint.

interface Declaration {
  readonly message: (subject: string) => string;
  readonly hint?: string;
}

const PROBLEMS = {
  'not-linux': {
    message: (platform) => `recording needs Linux; this is ${platform}`,
    hint: 'everything but `capture` works here: replay a recording made elsewhere',
  },
  'wrong-arch': { message: (arch) => `recording needs an x86-64 machine; this is ${arch}` },
  'old-kernel': {
    message: (release) => `recording needs Linux 5.8 or newer; this is ${release}`,
    hint: 'ring buffers and the clock that events carry came with 5.8',
  },
  'no-btf': {
    message: () => 'the kernel tells nothing of its types: /sys/kernel/btf/vmlinux is missing',
    hint: 'use a kernel built with CONFIG_DEBUG_INFO_BTF, as distributions build theirs',
  },
  'not-built': { message: (parts) => `the recorder is not built: ${parts} is missing`, hint: 'run `make native`' },
  'addon-broken': { message: (why) => `the addon does not load: ${why}`, hint: 'build it again for this Node: `make native`' },
  'no-privilege': {
    message: () => 'recording needs root, or the capabilities CAP_BPF and CAP_PERFMON',
    hint: 'run it with sudo',
  },
  'refused': {
    message: (why) => `the kernel refused the recorder: ${why}`,
    hint: 'in a container, run it privileged; with lockdown on, BPF may not read kernel memory',
  },
  'no-process': { message: (pid) => `there is no process ${pid}` },
  'no-command': { message: (why) => `the command cannot be started: ${why}` },
} as const satisfies Record<string, Declaration>;

export type RecordProblemCode = keyof typeof PROBLEMS;

export interface RecordProblem {
  readonly code: RecordProblemCode;
  readonly message: string;
  readonly hint?: string;
}

/** Thrown before anything has been recorded. */
export class RecordError extends Error {
  override readonly name = 'RecordError';
  readonly problem: RecordProblem;

  constructor(code: RecordProblemCode, subject = '') {
    const { message, hint }: Declaration = PROBLEMS[code];
    super(message(subject));
    this.problem = { code, message: this.message, ...(hint !== undefined && { hint }) };
  }
}
