// What can be wrong with rules: every problem is declared once, with its code and wording, and carries where it was found.
//
// Declarations stand in `diagnostics/`; code that finds a problem only names it and says where. So wording can be tested,
// and the same problem prints as text or as Falco's JSON (`render-diagnostic.ts`).
import type { Place } from './traced-text.js';

/** Falco's codes, with the short text that its JSON calls `codedesc`; and those of suites, which Falco has none for. */
export const CODES = {
  LOAD_ERR_FILE_READ: 'File read error',
  LOAD_ERR_YAML_PARSE: 'YAML parse error',
  LOAD_ERR_YAML_VALIDATE: 'Error validating internal structure of YAML file',
  LOAD_ERR_COMPILE_CONDITION: 'Error compiling condition',
  LOAD_ERR_COMPILE_OUTPUT: 'Error compiling output',
  LOAD_ERR_VALIDATE: 'Error validating rule/macro/list/exception objects',
  LOAD_UNKNOWN_SOURCE: 'Unknown event source',
  LOAD_UNSAFE_NA_CHECK: 'Unsafe <NA> comparison in condition',
  LOAD_NO_EVTTYPE: 'Condition has no event-type restriction',
  LOAD_UNKNOWN_FILTER: 'Unknown field or event-type in condition or output',
  LOAD_UNUSED_MACRO: 'Unused macro',
  LOAD_UNUSED_LIST: 'Unused list',
  LOAD_UNKNOWN_ITEM: 'Unknown rules file item',
  LOAD_DEPRECATED_ITEM: 'Used deprecated item',
  LOAD_APPEND_NO_VALUES: 'Overriding/appending with no values',
  LOAD_EXCEPTION_NAME_NOT_UNIQUE: 'Multiple exceptions defined with the same name',
  LOAD_INVALID_MACRO_NAME: 'Invalid macro name',
  LOAD_INVALID_LIST_NAME: 'Invalid list name',
  LOAD_COMPILE_CONDITION: 'Warning in rule condition',
  LOAD_UNKNOWN_KEY: 'Unknown key in item definition',
  SUITE_ERR_FORMAT: 'Error in the structure of a suite',
  SUITE_ERR_NAME: 'Unknown name in a suite',
  SUITE_ERR_VALUE: 'Value in a suite that cannot be read',
  SUITE_MUTANT_SURVIVED: 'Mutant of a rule that no case catches',
} as const;

export type Code = keyof typeof CODES;
export type Severity = 'error' | 'warning';

/** Errors are those whose code says so. */
export const severityOf = (code: Code): Severity => (code.includes('_ERR_') ? 'error' : 'warning');

/** A thing that a problem lies within: a rule, its condition, an exception. */
export interface Within {
  /** Falco's name for the kind of thing: `rule`, `macro condition` … */
  readonly type: string;
  readonly name: string;
  readonly place: Place | undefined;
}

export interface Diagnostic {
  /** Name of the declaration: what tests and callers tell problems apart by. */
  readonly problem: string;
  readonly code: Code;
  readonly message: string;
  /** What would help: a name that was probably meant, or what to write instead. */
  readonly help: string | undefined;
  /** Where exactly; undefined for problems of a file as a whole. */
  readonly place: Place | undefined;
  /** From the outermost inwards. */
  readonly within: readonly Within[];
}

/** A declared problem: give it its particulars and the place. */
export type Problem<P> = (particulars: P, place: Place | undefined) => Diagnostic;

/** Declares problems, each under its own name: code, message, and help. */
export function declare<P>(
  problem: string, code: Code, message: (particulars: P) => string, help?: (particulars: P) => string | undefined,
): Problem<P> {
  return (particulars, place) =>
    ({ problem, code, message: message(particulars), help: help?.(particulars), place, within: [] });
}

/** Thrown where a problem ends the work on a condition, an item or a file; caught by whoever knows what that was part of. */
export class Rejection extends Error {
  constructor(readonly diagnostic: Diagnostic) {
    super(diagnostic.message);
  }
}

/** Ends the work with a problem. */
export function reject(diagnostic: Diagnostic): never {
  throw new Rejection(diagnostic);
}

/** The same problem, seen from further outside. */
export function seenFrom(diagnostic: Diagnostic, ...outer: readonly Within[]): Diagnostic {
  return { ...diagnostic, within: [...outer, ...diagnostic.within] };
}

/** Runs `work`; a rejection from within gets these outer places. */
export function inside<T>(outer: readonly Within[], work: () => T): T {
  try {
    return work();
  } catch (thrown) {
    if (thrown instanceof Rejection) throw new Rejection(seenFrom(thrown.diagnostic, ...outer));
    throw thrown;
  }
}
