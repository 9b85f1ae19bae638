// Transformer calls in output texts: `%tolower(proc.name)`. They are read and bound as in conditions.
import { bindTerm } from './compile/bind-term.js';
import { printTerm } from './condition/print.js';
import { fieldsOfTerm } from './condition/fields-in.js';
import { parseLeadingTerm } from './condition/parser.js';
import { Rejection } from './diagnostic.js';
import { FIELD_VOCABULARY } from './field-vocabulary.js';
import { resolveField, type ResolvedField } from './fields/registry.js';
import type { ResolvedCall } from './format/call.js';
import { tracedSource } from './traced-text.js';

/** Resolves the call that a text begins with. */
export function resolveCall(text: string): ResolvedCall | { readonly error: string } {
  try {
    const term = parseLeadingTerm(tracedSource({ name: '<output>', text }));
    if (term === undefined) return { error: 'no such transformer' };
    const { type, match, open } = bindTerm(term, FIELD_VOCABULARY);
    const fields = fieldsOfTerm(term).map((field) =>
      ({ text: printTerm(field), resolved: resolveField(printTerm(field)) as ResolvedField }));
    return { length: term.range.end, type, list: match !== 'one', fields, open };
  } catch (thrown) {
    if (thrown instanceof Rejection) return { error: thrown.diagnostic.message };
    throw thrown;
  }
}
