// Rule files as users name them: files, and folders whose .yaml and .yml files count in order of their names.
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { severityOf, type Diagnostic } from '../rules/diagnostic.js';
import { hasErrors, loadRules } from '../rules/load/load-rules.js';
import type { LoadedRule } from '../rules/load/loaded-rule.js';
import { renderText } from '../rules/render-diagnostic.js';
import type { Source } from '../rules/traced-text.js';
import { UsageError } from './failure.js';
import { onStderr } from './paint.js';

const isRuleFile = (name: string): boolean => /\.ya?ml$/.test(name);

function filesAt(path: string): string[] {
  try {
    if (!statSync(path).isDirectory()) return [path];
    return readdirSync(path).filter(isRuleFile).sort().map((name) => join(path, name));
  } catch {
    throw new UsageError(`no such rules file or folder: ${path}`);
  }
}

function sourceAt(name: string): Source {
  try {
    return { name, text: readFileSync(name, 'utf8') };
  } catch (error) {
    throw new UsageError(`cannot read the rules file ${name}: ${(error as Error).message}`);
  }
}

/** The rules of these files; undefined when they do not load. What is wrong with them is told on stderr either way. */
export function rulesAt(paths: readonly string[]): readonly LoadedRule[] | undefined {
  const files = paths.flatMap(filesAt);
  if (files.length === 0) throw new UsageError(`no .yaml files in ${paths.join(', ')}`);
  const { rules, diagnostics } = loadRules(files.map(sourceAt));
  for (const diagnostic of diagnostics) process.stderr.write(painted(diagnostic));
  return hasErrors(diagnostics) ? undefined : rules;
}

/** A diagnostic as text, its severity in colour. */
export function painted(diagnostic: Diagnostic): string {
  const severity = severityOf(diagnostic.code);
  const colour = severity === 'error' ? onStderr.red : onStderr.yellow;
  return renderText(diagnostic).replace(`${severity}:`, colour(`${severity}:`));
}
