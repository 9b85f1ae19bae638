// Output format text → literals and tokens: `%proc.name`, `%20proc.cmdline`, `%tolower(proc.name)`.
//
// A token is the longest text that resolves, so `%proc.name.` is a field and a full stop. There is no escape for `%`.
import { resolveLongestField, type ResolvedField } from '../fields/registry.js';
import type { ResolveCall, ResolvedCall } from './call.js';

export interface Literal {
  readonly kind: 'literal';
  readonly text: string;
}

interface Place {
  /** As written, without `%` and width: the key of JSON output. */
  readonly text: string;
  /** The result is padded to, or cut at, so many bytes. */
  readonly width: number | undefined;
  /** Where the `%` is. */
  readonly position: number;
}

type Meaning =
  | { readonly kind: 'field'; readonly resolved: ResolvedField }
  | { readonly kind: 'call'; readonly resolved: ResolvedCall };

export type Token = Place & Meaning;

export interface FormatError {
  readonly error: string;
  /** Index in the format's text. */
  readonly position: number;
}

type Part = Literal | Token;

export interface ParsedFormat {
  readonly parts: readonly Part[];
  /** Began with `*`: shows `<NA>` for what has no value, instead of nothing at all. */
  readonly lenient: boolean;
}

const CALL = /^[a-z][a-z0-9_]*\(/;

export function parseFormat(text: string, resolveCall?: ResolveCall): ParsedFormat | FormatError {
  const lenient = text.startsWith('*');
  const parts: Part[] = [];
  let at = lenient ? 1 : 0;
  while (at < text.length) {
    const percent = text.indexOf('%', at);
    const end = percent < 0 ? text.length : percent;
    if (end > at) parts.push({ kind: 'literal', text: text.slice(at, end) });
    if (percent < 0) break;
    const token = tokenAt(text, percent, resolveCall);
    if ('error' in token) return token;
    parts.push(token.token);
    at = token.end;
  }
  return { parts, lenient };
}

function tokenAt(text: string, percent: number, resolveCall?: ResolveCall): { token: Token; end: number } | FormatError {
  const digits = /^[0-9]*/.exec(text.slice(percent + 1))![0];
  const start = percent + 1 + digits.length;
  if (start === text.length) {
    return { error: `invalid formatting syntax: formatting cannot end with a ${digits === '' ? '%' : 'number'}`, position: percent };
  }
  const meaning = meaningOf(text.slice(start), resolveCall);
  if ('error' in meaning) return { error: meaning.error, position: percent };
  const end = start + meaning.resolved.length;
  const width = digits === '' ? undefined : Number(digits);
  return { token: { ...meaning, text: text.slice(start, end), width, position: percent }, end };
}

function meaningOf(text: string, resolveCall?: ResolveCall): Meaning | { readonly error: string } {
  if (CALL.test(text)) {
    const call = resolveCall?.(text) ?? { error: '' };
    return 'error' in call ? { error: unknown(text, call.error) } : { kind: 'call', resolved: call };
  }
  const field = resolveLongestField(text);
  if ('error' in field) return { error: unknown(text, '') };
  if (!field.field.filterOnly) return { kind: 'field', resolved: field };
  return { error: `invalid formatting token: ${field.field.name} is for conditions only and cannot be printed` };
}

function unknown(text: string, why: string): string {
  const word = /^[^\s%]*/.exec(text)![0];
  return `unknown filter: unexpected token after '%', no field or transformer is at the beginning of '${word}'${why && `: ${why}`}`;
}
