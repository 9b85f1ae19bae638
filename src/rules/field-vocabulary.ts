// The names that conditions may use, from the field table.
import type { Vocabulary } from './compile/bind-term.js';
import { FIELDS, resolveField } from './fields/registry.js';

export const FIELD_VOCABULARY: Vocabulary = { resolve: resolveField, names: FIELDS.map(({ name }) => name) };
