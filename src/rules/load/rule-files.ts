// Rule files as users name them: files, and folders whose .yaml and .yml files count in order of their names.
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { declare, type Diagnostic } from '../diagnostic.js';
import type { Source } from '../traced-text.js';
import { loadRules, type LoadResult } from './load-rules.js';

const unreadable = declare<{ reason: string }>('unreadable', 'LOAD_ERR_FILE_READ', ({ reason }) => `cannot be read: ${reason}`);

/** Suites lie beside the rules that they test. */
export const isRuleFile = (name: string): boolean => /\.ya?ml$/.test(name) && !isSuiteFile(name);

export const isSuiteFile = (name: string): boolean => /\.test\.ya?ml$/.test(name);

/** The rule files that a path names; undefined where there is nothing. */
export function ruleFilesAt(path: string): readonly string[] | undefined {
  try {
    if (!statSync(path).isDirectory()) return [path];
    return readdirSync(path).filter(isRuleFile).sort().map((name) => join(path, name));
  } catch {
    return undefined;
  }
}

/** The file's text, or why there is none. */
export function readRuleFile(name: string): Source | Diagnostic {
  try {
    return { name, text: readFileSync(name, 'utf8') };
  } catch (error) {
    return unreadableAt(name, (error as Error).message);
  }
}

/** Every rule file that a path names, read; a path that names none cannot be read either. */
export function readRulesAt(path: string): readonly (Source | Diagnostic)[] {
  const files = ruleFilesAt(path) ?? [path];
  return files.length === 0 ? [unreadableAt(path, 'there are no .yaml files in this folder')] : files.map(readRuleFile);
}

const unreadableAt = (name: string, reason: string): Diagnostic =>
  unreadable({ reason }, { source: { name, text: '' }, offset: 0, length: 0 });

/** Loads what was read; nothing of it where something could not be. */
export function loadRead(read: readonly (Source | Diagnostic)[]): LoadResult {
  const failures = read.filter((one): one is Diagnostic => 'code' in one);
  if (failures.length > 0) return { rules: [], macros: [], lists: [], diagnostics: failures };
  return loadRules(read as readonly Source[]);
}
