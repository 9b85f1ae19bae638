// The regex operator: RE2 in POSIX egrep syntax, the whole value must match. RE2JS gives linear time on any pattern.
import { RE2JS } from 're2js';
import { toText } from '../../capture/texts.js';

/** Perl's classes, non-capturing groups, flags and lazy quantifiers do not exist in POSIX egrep syntax. */
const NOT_POSIX = /\\(?:[dDsSwWbBAzQEpPCK])|\(\?|[*+?}]\?/;

/** A matcher for a pattern (byte string). Throws a string that says what is wrong with it. */
export function compileRegex(pattern: string): (value: string) => boolean {
  const written = toText(pattern);
  const foreign = NOT_POSIX.exec(written.replace(/\\\\|\\\[|\[[^\]]*\]/g, (one) => ' '.repeat(one.length)));
  if (foreign !== null) throw `invalid regex pattern: '${written.substr(foreign.index, foreign[0].length)}' is not POSIX egrep syntax`;
  const regex = compile(written);
  return (value) => regex.matches(toText(value));
}

function compile(pattern: string): RE2JS {
  try {
    return RE2JS.compile(pattern, RE2JS.MULTILINE | RE2JS.LONGEST_MATCH);
  } catch (error) {
    // RE2JS quotes the pattern with the flags that we gave, which nobody wrote.
    throw `invalid regex pattern: ${(error as Error).message.replace('`(?m)', '`')}`;
  }
}
