// Operators with patterns: glob, iglob, regex, and pmatch over paths.
import { compileGlob, matchesGlob } from './glob.js';
import type { Operator } from './operator.js';
import { pathPrefixes } from './path-prefixes.js';
import { compileRegex } from './regex.js';
import { lower } from './text.js';

export const patterns = {
  glob: {
    takes: ['text'],
    compare: (left, right) => matchesGlob(right as string, left as string),
    against: ([pattern]) => {
      const glob = compileGlob(pattern as string);
      return (value) => glob(value as string);
    },
  },
  iglob: {
    takes: ['text'],
    compare: (left, right) => matchesGlob(lower(right as string), lower(left as string)),
    against: ([pattern]) => {
      const glob = compileGlob(lower(pattern as string));
      return (value) => glob(lower(value as string));
    },
  },
  regex: {
    takes: ['text'],
    against: ([pattern]) => {
      const regex = compileRegex(pattern as string);
      return (value) => regex(value as string);
    },
  },
  pmatch: {
    takes: ['text'],
    against: (paths) => {
      const below = pathPrefixes(paths as readonly string[]);
      return (value) => below(value as string);
    },
  },
} satisfies Record<string, Operator>;
