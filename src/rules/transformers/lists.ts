// Transformers over lists of texts: join and getopt.
import { getopt, lastOption } from './getopt.js';
import type { Shape, Transformer } from './transformer.js';

const isTextList = ({ type, list }: Shape): boolean => list && type === 'charbuf';

export const lists = {
  join: {
    arity: [2, 2],
    complaint: ([separator, list]) => {
      if (separator!.list || separator!.type !== 'charbuf') return 'its separator must be a single text';
      return list!.list ? undefined : 'its second argument must be a list';
    },
    result: () => ({ type: 'charbuf', list: false }),
    wholeLists: true,
    apply: ([separator, list]) => (list as readonly string[]).join(separator as string),
  },
  getopt: {
    arity: [2, 2],
    complaint: ([list, options]) => {
      if (!isTextList(list!)) return 'its first argument must be a list of texts, as (proc.args[0], proc.args[1])';
      return options!.list || options!.type !== 'charbuf' ? 'its second argument must be a text of option letters' : undefined;
    },
    result: (_, argument) => ({ type: 'charbuf', list: argument === undefined }),
    takesArgument: true,
    wholeLists: true,
    apply: ([words, letters], argument) => (argument === undefined
      ? getopt(words as readonly string[], letters as string)
      : lastOption(words as readonly string[], letters as string, argument)),
  },
} satisfies Record<string, Transformer>;
