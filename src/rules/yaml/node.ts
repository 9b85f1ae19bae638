// What a rule file consists of, independent of the YAML library: maps, sequences, scalars and nulls with their places.
import type { Place, TracedText } from '../traced-text.js';

export type YamlNode = YamlMap | YamlSequence | YamlScalar | YamlNull;

export interface YamlMap { readonly kind: 'map'; readonly entries: readonly YamlEntry[]; readonly place: Place }
export interface YamlSequence { readonly kind: 'sequence'; readonly items: readonly YamlNode[]; readonly place: Place }
export interface YamlNull { readonly kind: 'null'; readonly place: Place }

/** Every scalar is text here; whoever reads a key says what it must be. */
export interface YamlScalar { readonly kind: 'scalar'; readonly value: TracedText; readonly place: Place }

export interface YamlEntry {
  readonly key: string;
  readonly keyPlace: Place;
  readonly value: YamlNode;
}
