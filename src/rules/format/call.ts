// What a format needs to know of a transformer call such as `tolower(proc.name)`, which others resolve for it.
import type { Texts } from '../../capture/texts.js';
import type { Extract, ExtractList, FieldType } from '../field.js';
import type { ResolvedField } from '../fields/registry.js';

export interface ResolvedCall {
  /** How many characters of the text the call takes. */
  readonly length: number;
  readonly type: FieldType;
  readonly list: boolean;
  /** The fields inside, each with its text: JSON output shows them instead of the call. */
  readonly fields: readonly { readonly text: string; readonly resolved: ResolvedField }[];
  /** Binds it to the texts of a replay. */
  open(texts: Texts): Extract | ExtractList;
}

/** Resolves the call at the beginning of a text. */
export type ResolveCall = (text: string) => ResolvedCall | { readonly error: string };
