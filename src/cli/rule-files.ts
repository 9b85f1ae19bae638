// Rule files as users name them: files, and folders whose .yaml and .yml files count in order of their names.
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { declare, severityOf, type Diagnostic } from '../rules/diagnostic.js';
import { hasErrors, loadRules, type LoadResult } from '../rules/load/load-rules.js';
import type { LoadedRule } from '../rules/load/loaded-rule.js';
import { meant } from '../rules/nearest.js';
import { renderText } from '../rules/render-diagnostic.js';
import type { Source } from '../rules/traced-text.js';
import { UsageError } from './failure.js';
import { onStderr, type Colours } from './paint.js';

const unreadable = declare<{ reason: string }>('unreadable', 'LOAD_ERR_FILE_READ', ({ reason }) => `cannot be read: ${reason}`);

const isRuleFile = (name: string): boolean => /\.ya?ml$/.test(name);

function filesAt(path: string): string[] {
  try {
    if (!statSync(path).isDirectory()) return [path];
    return readdirSync(path).filter(isRuleFile).sort().map((name) => join(path, name));
  } catch {
    throw new UsageError(`no such rules file or folder: ${path}`);
  }
}

/** The file's text, or why there is none. */
function readAt(name: string): Source | Diagnostic {
  try {
    return { name, text: readFileSync(name, 'utf8') };
  } catch (error) {
    return unreadable({ reason: (error as Error).message }, { source: { name, text: '' }, offset: 0, length: 0 });
  }
}

export interface LoadedFiles extends LoadResult {
  /** Every file that was named, in load order. */
  readonly files: readonly string[];
}

/** Loads these files; nothing of them where one cannot be read. */
export function loadFiles(paths: readonly string[]): LoadedFiles {
  const files = paths.flatMap(filesAt);
  if (files.length === 0) throw new UsageError(`no .yaml files in ${paths.join(', ')}`);
  const read = files.map(readAt);
  const failures = read.filter((one) => 'code' in one);
  if (failures.length > 0) return { files, rules: [], macros: [], lists: [], diagnostics: failures };
  return { files, ...loadRules(read as Source[]) };
}

/** The rules of these files; undefined when they do not load. What is wrong with them is told on stderr either way. */
export function rulesAt(paths: readonly string[]): readonly LoadedRule[] | undefined {
  const { rules, diagnostics } = loadFiles(paths);
  for (const diagnostic of diagnostics) process.stderr.write(painted(diagnostic));
  return hasErrors(diagnostics) ? undefined : rules;
}

/** The rule of this name. */
export function ruleNamed(name: string, rules: readonly LoadedRule[]): LoadedRule {
  const rule = rules.find((one) => one.name === name);
  if (rule === undefined) throw new UsageError(`no such rule: ${name}`, meant(name, rules.map((one) => one.name)));
  return rule;
}

/** A diagnostic as text, its severity in colour. */
export function painted(diagnostic: Diagnostic, { red, yellow }: Colours = onStderr): string {
  const severity = severityOf(diagnostic.code);
  const colour = severity === 'error' ? red : yellow;
  return renderText(diagnostic).replace(`${severity}:`, colour(`${severity}:`));
}
