// Every kind of mutation. Where two give the same condition, the first names it.
import { changeOperator, changeValue, removeItem } from './checks.js';
import { dropTerm, loseNot, negateTerm, swapJunction } from './junctions.js';
import type { Mutation } from './mutation.js';

export const MUTATIONS: readonly Mutation[] = [removeItem, changeValue, changeOperator, dropTerm, loseNot, swapJunction, negateTerm];
