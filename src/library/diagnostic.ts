// What is wrong with rules, as flat data: where, what, and how to mend it.
import { severityOf, type Code, type Diagnostic as Found, type Severity } from '../rules/diagnostic.js';
import { addressOf, renderText } from '../rules/render-diagnostic.js';

export interface Diagnostic {
  readonly severity: Severity;
  /** As Falco has it: `LOAD_ERR_COMPILE_CONDITION`. */
  readonly code: Code;
  /** Finer than the code, and the same for the same mistake: `unknown field`. */
  readonly problem: string;
  readonly message: string;
  readonly hint: string | undefined;
  readonly file: string | undefined;
  /** Both count from 1; undefined where the file as a whole is meant. */
  readonly line: number | undefined;
  readonly column: number | undefined;
  /** All of it with the line and a caret, as the command line prints it. */
  readonly text: string;
}

export function diagnosticOf(found: Found): Diagnostic {
  const { code, problem, message, help } = found;
  return { severity: severityOf(code), code, problem, message, hint: help, ...addressOf(found), text: renderText(found) };
}
