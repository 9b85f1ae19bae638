// Rule files → rules: the one way in for everybody who has rules to run, to check or to list.
//
//   const { rules, diagnostics } = loadRules([{ name: 'falco_rules.yaml', text }]);
import { bindCondition } from '../compile/bind.js';
import type { Vocabulary } from '../compile/bind-term.js';
import { parseCondition } from '../condition/parser.js';
import { inside, Rejection, severityOf, type Diagnostic } from '../diagnostic.js';
import { FIELD_VOCABULARY } from '../field-vocabulary.js';
import { tracedSource, type Source } from '../traced-text.js';
import { compileCollection, type Compiled, type LoadedList, type LoadedMacro } from './compile-collection.js';
import { emptyCollection, type Collection, type Reading } from './collection.js';
import type { LoadedRule } from './loaded-rule.js';
import { contentOf, readFile } from './read-file.js';
import { checkPlugins } from './items/read-versions.js';

export interface LoadOptions {
  /** Where fields are looked up; the field table unless said otherwise. */
  readonly vocabulary?: Vocabulary;
}

export interface LoadResult {
  /** In load order, disabled ones included; empty when there are errors. */
  readonly rules: readonly LoadedRule[];
  readonly macros: readonly LoadedMacro[];
  readonly lists: readonly LoadedList[];
  /** Of all files that were read: a file with an error is the last. */
  readonly diagnostics: readonly Diagnostic[];
}

const KNOWN_SOURCES: ReadonlySet<string> = new Set(['syscall']);

/** Whether rules with these diagnostics must not be run. */
export const hasErrors = (diagnostics: readonly Diagnostic[]): boolean =>
  diagnostics.some(({ code }) => severityOf(code) === 'error');

/** Loads rule files in the order given. Every file must be sound together with those before it. */
export function loadRules(sources: readonly Source[], options: LoadOptions = {}): LoadResult {
  const { vocabulary = FIELD_VOCABULARY } = options;
  const collection = emptyCollection();
  const read: Diagnostic[] = [];
  let compiled: Compiled | undefined;
  for (const source of sources) {
    const failure = readInto(source, readingOf(collection, vocabulary, read));
    if (failure !== undefined) return { ...EMPTY, diagnostics: [...read, failure] };
    compiled = compileCollection(collection, vocabulary, compiled);
    if (hasErrors(compiled.diagnostics)) return { ...EMPTY, diagnostics: [...read, ...compiled.diagnostics] };
  }
  const { rules, macros, lists, diagnostics } = compiled ?? { ...EMPTY, diagnostics: [] };
  return { rules, macros, lists, diagnostics: [...read, ...diagnostics] };
}

const EMPTY = { rules: [], macros: [], lists: [] } as const;

function readingOf(collection: Collection, vocabulary: Vocabulary, warnings: Diagnostic[]): Reading {
  return {
    collection, knownSources: KNOWN_SOURCES, fieldNames: vocabulary.names,
    isField: (name) => (name.includes('(') ? isCall(name, vocabulary) : !('error' in vocabulary.resolve(name))),
    report: (warning) => warnings.push(warning),
  };
}

/** Whether a text is a transformer call that can stand on the left of an operator. */
function isCall(text: string, vocabulary: Vocabulary): boolean {
  try {
    bindCondition(parseCondition(tracedSource({ name: text, text: `${text} exists` })), vocabulary);
    return true;
  } catch (thrown) {
    if (thrown instanceof Rejection) return false;
    throw thrown;
  }
}

/** The error that ended the reading, if one did. */
function readInto(source: Source, reading: Reading): Diagnostic | undefined {
  try {
    readFile(source, reading);
    inside([contentOf(source)], () => checkPlugins(reading.collection.plugins));
    return undefined;
  } catch (thrown) {
    if (thrown instanceof Rejection) return thrown.diagnostic;
    throw thrown;
  }
}
