// Rules for a program: loaded from files, folders or texts, or only checked.
import type { Priority } from '../rules/priority.js';
import { hasErrors, type LoadResult } from '../rules/load/load-rules.js';
import type { LoadedRule } from '../rules/load/loaded-rule.js';
import { loadRead, readRulesAt } from '../rules/load/rule-files.js';
import { meant } from '../rules/nearest.js';
import { diagnosticOf, type Diagnostic } from './diagnostic.js';
import { RulesError, usageError } from './problems.js';

/** A rule that loads. It is plain data: filter rules, or change one by `{ ...rule, enabled: false }`. */
export interface Rule {
  readonly name: string;
  readonly description: string;
  /** 0 is the most urgent. */
  readonly priority: Priority;
  readonly source: string;
  /** Sorted, each once. */
  readonly tags: readonly string[];
  readonly enabled: boolean;
  readonly output: string;
  /** Compiled: lists, macros and exceptions are in it. What it looks like may change from version to version. */
  readonly condition: object;
  /** Where it was first defined; lines count from 1. */
  readonly position: { readonly file: string; readonly line: number };
}

/** Rules as text; diagnostics call it by its name. */
export interface RuleText {
  readonly name: string;
  readonly text: string;
}

/** A rule file, a folder of them, or a text; several in load order. */
export type RulesFrom = string | RuleText | readonly (string | RuleText)[];

/**
 * Loads rules in the order given, disabled ones included. Warnings do not keep rules from loading: `checkRules` tells them.
 * Throws RulesError.
 */
export function loadRules(from: RulesFrom): readonly Rule[] {
  const { rules, diagnostics } = load(from);
  if (hasErrors(diagnostics)) throw new RulesError(diagnostics.map(diagnosticOf));
  return rules;
}

/** Everything that is wrong or doubtful about rules; nothing is thrown. */
export const checkRules = (from: RulesFrom): readonly Diagnostic[] => load(from).diagnostics.map(diagnosticOf);

function load(from: RulesFrom): LoadResult {
  const parts = typeof from === 'string' || 'text' in from ? [from] : from;
  return loadRead(parts.flatMap((part) => (typeof part === 'string' ? readRulesAt(part) : [part])));
}

/** Rules as the engine has them: `Rule` is what of a `LoadedRule` is for everybody. */
export const loadedRules = (rules: readonly Rule[]): readonly LoadedRule[] => rules as readonly LoadedRule[];

/** The rule of this name. */
export function ruleNamed(name: string, rules: readonly Rule[]): LoadedRule {
  const rule = loadedRules(rules).find((one) => one.name === name);
  if (rule === undefined) throw usageError('no-such-rule', name, meant(name, rules.map((one) => one.name)));
  return rule;
}
