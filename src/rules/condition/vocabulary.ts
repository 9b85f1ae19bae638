// The words of the condition language that the parser must know: operators with what stands to their right, and transformers.
// What they mean is said in `operators/` and `transformers/`, which take their names from here.

/** What stands right of an operator: nothing, a number, a value, or a list of values. */
export type RightSide = 'none' | 'number' | 'text' | 'list';

export const OPERATOR_SIDES = {
  exists: 'none',
  '<=': 'number', '<': 'number', '>=': 'number', '>': 'number',
  '=': 'text', '==': 'text', '!=': 'text',
  glob: 'text', iglob: 'text', contains: 'text', icontains: 'text', bcontains: 'text',
  startswith: 'text', bstartswith: 'text', endswith: 'text', regex: 'text',
  intersects: 'list', in: 'list', pmatch: 'list',
} as const satisfies Record<string, RightSide>;

export type OperatorName = keyof typeof OPERATOR_SIDES;

export const TRANSFORMER_NAMES = ['tolower', 'toupper', 'b64', 'basename', 'len', 'join', 'concat', 'getopt', 'val'] as const;

export type TransformerName = (typeof TRANSFORMER_NAMES)[number];

export const GRAMMAR = {
  operators: new Map<string, RightSide>(Object.entries(OPERATOR_SIDES)),
  transformers: new Set<string>(TRANSFORMER_NAMES),
} as const;
