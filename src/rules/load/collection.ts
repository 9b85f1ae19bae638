// Everything that rule files have defined so far, before conditions are looked at.
//
// A later file can change the meaning of earlier ones, so files only add to and change this; what it touches is compiled after each.
import type { Diagnostic, Within } from '../diagnostic.js';
import type { Priority } from '../priority.js';
import type { Place, TracedText } from '../traced-text.js';

interface Defined {
  readonly name: string;
  /** Where it first was defined: the context of messages about it. */
  readonly within: readonly Within[];
  readonly place: Place;
  /** Order of first definition, which it keeps. */
  readonly index: number;
  /** Order of its last change: macros see only what came before. */
  visibility: number;
}

export interface CollectedList extends Defined { items: readonly TracedText[] }

export interface CollectedMacro extends Defined { condition: TracedText; conditionWithin: readonly Within[] }

export interface CollectedRule extends Defined {
  condition: TracedText;
  conditionWithin: readonly Within[];
  output: TracedText;
  outputWithin: readonly Within[];
  description: string;
  priority: Priority;
  readonly source: string;
  /** Nobody provides such events: it is known by name, and never compiled. */
  readonly unknownSource: boolean;
  enabled: boolean;
  capture: boolean;
  captureDuration: number;
  warnEventTypes: boolean;
  skipIfUnknown: boolean;
  tags: ReadonlySet<string>;
  exceptions: readonly RuleException[];
}

/**
 * One exception of a rule. With one field alone, values should be scalars; otherwise each a tuple, an entry for each field. Whether
 * they are is asked when the rule is compiled, if it is.
 */
export interface RuleException {
  readonly name: string;
  readonly place: Place;
  readonly single: boolean;
  readonly fields: readonly TracedText[];
  readonly comparisons: readonly string[];
  readonly values: readonly ExceptionEntry[];
}

export type ExceptionEntry = TracedText | ExceptionList;

/** A tuple of values, or within one the values for an operator that takes a list. */
export interface ExceptionList {
  readonly items: readonly ExceptionEntry[];
  readonly place: Place;
}

export interface Collection {
  readonly lists: Map<string, CollectedList>;
  readonly macros: Map<string, CollectedMacro>;
  readonly rules: Map<string, CollectedRule>;
  /** Plugins that files require: for each requirement what would satisfy it. */
  readonly plugins: PluginRequirement[];
  counter: number;
}

export interface PluginRequirement {
  readonly alternatives: readonly { readonly name: string; readonly version: string }[];
  readonly place: Place;
}

export const emptyCollection = (): Collection =>
  ({ lists: new Map(), macros: new Map(), rules: new Map(), plugins: [], counter: 0 });

/** What reading an item works with. */
export interface Reading {
  readonly collection: Collection;
  readonly knownSources: ReadonlySet<string>;
  /** Names of fields, for exceptions. */
  isField(name: string): boolean;
  readonly fieldNames: Iterable<string>;
  /** Takes warnings; errors are thrown. */
  report(warning: Diagnostic): void;
}

/** An item that is being read, and what it lies within. */
export interface ItemContext {
  readonly name: string;
  readonly place: Place;
  readonly within: readonly Within[];
}
