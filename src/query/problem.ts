// What can go wrong with histories and queries, as declared data: code, message, hint.

interface Declaration {
  readonly message: (subject: string) => string;
  readonly hint?: string;
}

const PROBLEMS = {
  sql: { message: (what) => what },
  'no-statement': { message: () => 'there is no statement: only blanks or comments' },
  interrupted: { message: () => 'the query was interrupted' },
  locked: {
    message: (path) => `another process has the database open: ${path}`,
    hint: 'DuckDB lets one process write, or several read; close the other one, or query the capture itself',
  },
  'made-meanwhile': {
    message: (path) => `another process made the database meanwhile: ${path}`,
    hint: 'it is whole; the same command once more adds to it',
  },
  'not-a-history': {
    message: (path) => `this is no history that falco-rec loaded: ${path}`,
    hint: 'make one with falco-rec load CAPTURE -o FILE',
  },
  'other-version': {
    message: (version) => `the history was made by a falco-rec with other tables (version ${version})`,
    hint: 'load its captures anew with this one',
  },
  'no-cache': {
    message: (why) => `cannot keep the history in the cache: ${why}`,
    hint: 'set XDG_CACHE_HOME to a folder that can be written, or make a database with falco-rec load CAPTURE -o FILE',
  },
  'cannot-open': { message: (why) => `cannot open the database: ${why}` },
  'cannot-write': { message: (why) => `cannot write: ${why}`, hint: 'what was there before is as it was' },
  'disk-full': { message: (where) => `no space left on the device while writing ${where}`, hint: 'what was there before is as it was' },
  'hunts-unreadable': { message: (why) => `cannot read the hunts: ${why}`, hint: '--hunts wants a folder of .sql files' },
  'hunt-file': { message: (what) => what, hint: 'docs/hunts.md says what a hunt is' },
  'no-such-hunt': { message: (name) => `there is no hunt '${name}'`, hint: 'falco-rec hunt list shows those that there are' },
  'hunt-parameter': { message: (what) => what, hint: 'falco-rec hunt show NAME lists its parameters' },
} as const satisfies Record<string, Declaration>;

export type QueryProblemCode = keyof typeof PROBLEMS;

export interface QueryProblem {
  readonly code: QueryProblemCode;
  readonly message: string;
  readonly hint?: string;
}

/** A declared problem about `subject`, with a hint of its own where there is a better one. */
export function queryProblem(code: QueryProblemCode, subject = '', ownHint?: string): QueryProblem {
  const { message, hint }: Declaration = PROBLEMS[code];
  const told = ownHint ?? hint;
  return { code, message: message(subject), ...(told !== undefined && { hint: told }) };
}

/** What the file system says of a place that cannot be written, as a QueryError; everything else as it is. */
export function asWriteError(error: unknown, path: string): unknown {
  const { code, message } = error as NodeJS.ErrnoException;
  if (!(error instanceof Error) || code === undefined || !/^E[A-Z]+$/.test(code)) return error;
  const full = code === 'ENOSPC' || code === 'EDQUOT';
  return new QueryError(full ? queryProblem('disk-full', path) : queryProblem('cannot-write', `${path}: ${message}`));
}

export class QueryError extends Error {
  override readonly name = 'QueryError';
  constructor(readonly problem: QueryProblem) {
    super(problem.message);
  }
}
