// THE transformer table. A new transformer is its word in `condition/vocabulary.ts` and its row here.
import type { TransformerName } from '../condition/vocabulary.js';
import { lists } from './lists.js';
import { strings } from './strings.js';
import type { Transformer } from './transformer.js';

export const TRANSFORMERS: { readonly [N in TransformerName]: Transformer } = {
  ...strings,
  ...lists,
  // val marks a field on the right-hand side; it changes nothing.
  val: { arity: [1, 1], complaint: () => undefined, result: ([shape]) => shape!, wholeLists: true, apply: ([value]) => value },
};
