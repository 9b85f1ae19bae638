// Everything that can be wrong with a capture, as declared data: code, message, hint. No message is put together elsewhere.

interface Declaration {
  readonly message: (subject: string) => string;
  readonly hint?: string;
}

const PROBLEMS = {
  'cannot-open': { message: (why) => `cannot open the capture: ${why}` },
  'cannot-write': { message: (why) => `cannot write the capture: ${why}` },
  'disk-full': {
    message: (where) => `no space left on the device while writing ${where}`,
    hint: 'what was written before stays readable under that name',
  },
  empty: { message: () => 'the file is empty', hint: 'the recording may have ended before it began' },
  'not-a-capture': { message: (what) => `this is not a falco-rec capture: it looks like ${what}` },
  'newer-version': {
    message: (version) => `the capture has format version ${version}, newer than this falco-rec reads`,
    hint: 'use the falco-rec that wrote it, or a later one',
  },
  'newer-scap': { message: (version) => `the .scap capture has major version ${version}, and 1 is what falco-rec reads` },
  'no-events': { message: () => 'there are no events in the file' },
  appended: {
    message: () => 'another capture was appended here',
    hint: 'what happened between the two is not known; each begins with a state of its own',
  },
  unfinished: {
    message: (where) => `the recording was not closed: ${where}`,
    hint: 'it is being written still, or its recorder was killed; everything before the end of the file is whole',
  },
  cut: { message: (where) => `the file is cut ${where}`, hint: 'what comes before is whole' },
  damaged: { message: (what) => `damaged: ${what}` },
  'too-large': { message: (what) => `${what}`, hint: 'no capture is written so: the file is damaged, or made to harm' },
} as const satisfies Record<string, Declaration>;

export type ProblemCode = keyof typeof PROBLEMS;

export interface Where {
  /** Byte offset in the file. */
  readonly offset?: number;
  /** Segment of the section concerned. */
  readonly segment?: number;
  /** Number of the first event of the block concerned. */
  readonly firstNum?: number;
  /** What cannot be read because of this, in words. */
  readonly lost?: string;
}

export interface Problem extends Where {
  readonly code: ProblemCode;
  readonly message: string;
  readonly hint?: string;
}

/** A declared problem about `subject` (what the message names), found at `where`. */
export function problem(code: ProblemCode, subject = '', where: Where = {}): Problem {
  const { message, hint }: Declaration = PROBLEMS[code];
  return { code, message: message(subject), ...(hint !== undefined && { hint }), ...where };
}

/** Thrown when there is nothing to go on with; what can be read around is listed in `Capture.problems` instead. */
export class CaptureError extends Error {
  override readonly name = 'CaptureError';
  constructor(readonly problem: Problem) {
    super(problem.offset === undefined ? problem.message : `${problem.message} (at byte ${problem.offset})`);
  }
}

/** Shorthand for what decoding finds wrong inside a frame; the place is added by whoever knows it. */
export const damaged = (what: string): CaptureError => new CaptureError(problem('damaged', what));
