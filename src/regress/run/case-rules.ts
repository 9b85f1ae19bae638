// The rules of a case: files that it or its suite names, items that are written in place, or else the file beside the suite.
// Whoever runs suites may say which rules those are that name none.
import { basename, dirname, join } from 'node:path';
import type { Diagnostic } from '../../rules/diagnostic.js';
import { reject } from '../../rules/diagnostic.js';
import type { LoadResult } from '../../rules/load/load-rules.js';
import { loadRead, readRuleFile, ruleFilesAt } from '../../rules/load/rule-files.js';
import type { Source } from '../../rules/traced-text.js';
import type { YamlNode } from '../../rules/yaml/node.js';
import type { CaseText, SuiteText } from '../suite/format.js';
import { pathFromSuite } from '../suite/path-from-suite.js';
import { noRules, noSuchFile } from '../suite/problems.js';
import type { Suite } from '../suite/read-suite.js';
import type { Written } from '../suite/shape.js';

type RuleItems = SuiteText['rules'];

/** What suites of one run share: rule files are read once, and each combination of them is loaded once. */
export interface RuleShelf {
  readonly loaded: Map<string, LoadResult>;
  readonly read: Map<string, Source | Diagnostic>;
}

export const emptyShelf = (): RuleShelf => ({ loaded: new Map(), read: new Map() });

/** Loads the rules of a suite's cases. */
export class CaseRules {
  /** Every file that they were read from, or that is missing, and folders of rules. */
  readonly files = new Set<string>();

  /** `named`: rule files of suites that name none themselves. */
  constructor(private readonly named?: readonly string[], private readonly shelf = emptyShelf()) {}

  /** The suite's rules, then the case's own. */
  of(suite: Suite, test: CaseText): LoadResult {
    const parts = this.partsOf(suite, test);
    const sources = parts.map((part) => (typeof part === 'string' ? this.file(part) : part));
    const key = parts.map((part) => (typeof part === 'string' ? part : `${part.name}\n${part.text}`)).join('\0');
    const result = this.shelf.loaded.get(key) ?? loadRead(sources);
    this.shelf.loaded.set(key, result);
    return result;
  }

  private partsOf(suite: Suite, test: CaseText): readonly (string | Source)[] {
    const [ofSuite, ofCase] = [suite.given.rules, test.rules].map((items) => items && partsOf(items, suite, this.files));
    const shared = ofSuite ?? this.named;
    return shared === undefined && ofCase === undefined ? [beside(suite, test, this.files)] : [...(shared ?? []), ...(ofCase ?? [])];
  }

  private file(path: string): Source | Diagnostic {
    const known = this.shelf.read.get(path) ?? readRuleFile(path);
    this.shelf.read.set(path, known);
    this.files.add(path);
    return known;
  }
}

/** Paths of files, and the items written in place as if they were a file of their own. `named` takes the paths as they are. */
function partsOf(items: NonNullable<RuleItems>, { source }: Suite, named: Set<string>): (string | Source)[] {
  const inline = items.filter((item) => 'kind' in item);
  const paths = items.filter((item) => 'text' in item).flatMap((item) => pathsOf(item, source, named));
  return inline.length === 0 ? paths : [...paths, onlyItems(source, inline)];
}

function pathsOf({ text, place }: Written, { name }: Source, named: Set<string>): readonly string[] {
  const path = pathFromSuite(name, text);
  named.add(path);
  return ruleFilesAt(path) ?? reject(noSuchFile({ reason: `there is no file or folder ${text}` }, place));
}

/** The suite with everything blanked but the items, so that whatever is said of them points at where they stand. */
function onlyItems({ name, text }: Source, items: readonly YamlNode[]): Source {
  let kept = '';
  for (const { place: { offset, length } } of items) {
    const dash = /-[ \t]+$/.exec(text.slice(0, offset))?.[0] ?? '- ';
    kept += blank(text.slice(kept.length, offset - dash.length)) + dash + text.slice(offset, offset + length);
  }
  return { name, text: kept };
}

const blank = (text: string): string => text.replace(/[^\n]/g, ' ');

/** `a.test.yaml` tests `a.yaml`. */
function beside({ source: { name } }: Suite, test: CaseText, named: Set<string>): string {
  const path = join(dirname(name), basename(name).replace(/\.test(\.ya?ml)$/, '$1'));
  named.add(path);
  return path === name || ruleFilesAt(path) === undefined ? reject(noRules({}, test.name.place)) : path;
}
