// How a command ends badly: one clear line, the next step, and an exit code. A stack trace is for our own mistakes only.
import { CaptureError } from '../../capture/problem.js';
import { QueryError } from '../../query/problem.js';
import { RecordError } from '../../record/problem.js';
import { EXIT, type ExitCode } from './exit-code.js';
import { onStderr } from './paint.js';

/** A user's mistake, seen by the command line itself. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
  constructor(message: string, readonly hint?: string) {
    super(message);
  }
}

interface Failure {
  readonly message: string;
  readonly hint?: string | undefined;
  readonly exit: ExitCode;
}

function failureOf(error: unknown): Failure | undefined {
  if (error instanceof CaptureError) return { message: error.message, hint: error.problem.hint, exit: captureExit(error) };
  if (error instanceof RecordError) return { message: error.message, hint: error.problem.hint, exit: EXIT.usage };
  if (error instanceof QueryError) return { message: error.message, hint: error.problem.hint, exit: EXIT.usage };
  if (error instanceof UsageError) return { message: error.message, hint: error.hint, exit: EXIT.usage };
  return undefined;
}

/** A file that cannot be written says nothing about captures: another place was wanted. */
const captureExit = ({ problem: { code } }: CaptureError): ExitCode => (code === 'cannot-write' ? EXIT.usage : EXIT.capture);

/** A line about something wrong, on stderr. */
export function complain(message: string, hint?: string): void {
  process.stderr.write(`${onStderr.red('falco-rec:')} ${message}\n`);
  if (hint !== undefined) process.stderr.write(`  ${onStderr.dim(hint)}\n`);
}

/** Runs a command's action; its result, or what went wrong, becomes the exit code. */
export async function run(action: () => ExitCode | Promise<ExitCode>): Promise<void> {
  try {
    process.exitCode = await action();
  } catch (error) {
    const failure = failureOf(error);
    if (failure === undefined) throw error;
    complain(failure.message, failure.hint);
    process.exitCode = failure.exit;
  }
}
