// Rules that a command line names: loaded, and what is wrong with them told.
import { severityOf, type Diagnostic } from '../../rules/diagnostic.js';
import { hasErrors, type LoadResult } from '../../rules/load/load-rules.js';
import type { LoadedRule } from '../../rules/load/loaded-rule.js';
import { loadRead, readRuleFile, ruleFilesAt } from '../../rules/load/rule-files.js';
import { meant } from '../../rules/nearest.js';
import { renderText } from '../../rules/render-diagnostic.js';
import { UsageError } from '../output/failure.js';
import { onStderr, type Colours } from '../output/paint.js';

/** The files that a path names. */
export function ruleFilesOf(path: string): readonly string[] {
  const files = ruleFilesAt(path);
  if (files === undefined) throw new UsageError(`no such rules file or folder: ${path}`);
  return files;
}

export interface LoadedFiles extends LoadResult {
  /** Every file that was named, in load order. */
  readonly files: readonly string[];
}

/** Loads these files; nothing of them where one cannot be read. */
export function loadFiles(paths: readonly string[]): LoadedFiles {
  const files = paths.flatMap(ruleFilesOf);
  if (files.length === 0) throw new UsageError(`no .yaml files in ${paths.join(', ')}`);
  return { files, ...loadRead(files.map(readRuleFile)) };
}

/** The rules of these files; undefined when they do not load. What is wrong with them is told on stderr either way. */
export function rulesAt(paths: readonly string[]): readonly LoadedRule[] | undefined {
  const { rules, diagnostics } = loadFiles(paths);
  for (const diagnostic of diagnostics) process.stderr.write(painted(diagnostic));
  return hasErrors(diagnostics) ? undefined : rules;
}

/** The same for commands that are about one thing in these rules: of warnings only that there are some. */
export function rulesAtQuietly(paths: readonly string[]): readonly LoadedRule[] | undefined {
  const { rules, diagnostics } = loadFiles(paths);
  const [errors, warnings] = [diagnostics.filter(isError), diagnostics.filter((diagnostic) => !isError(diagnostic))];
  for (const diagnostic of errors) process.stderr.write(painted(diagnostic));
  const many = `${warnings.length} ${warnings.length === 1 ? 'warning' : 'warnings'} about the rules`;
  if (warnings.length > 0) process.stderr.write(onStderr.dim(`${many}; 'falco-rec rules check' tells more\n`));
  return errors.length > 0 ? undefined : rules;
}

const isError = ({ code }: Diagnostic): boolean => severityOf(code) === 'error';

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
