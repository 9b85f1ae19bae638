// What stands for a text that was taken out: something of the same form that tells nothing.
import type { Rewriter } from './rewriter.js';

/** A text of a capture that may have to be taken out. */
export interface Site {
  readonly kind: keyof Rewriter;
  readonly text: string;
  readonly replacement: string;
}

/** Finds texts, each once; and rewrites those that are chosen. */
export interface Sites {
  readonly all: readonly Site[];
  /** Notes every text that it is given. */
  readonly finder: Rewriter;
  /** Replaces these, wherever they stand. */
  replacer(chosen: ReadonlySet<Site>): Rewriter;
}

export function sites(): Sites {
  const found = new Map<string, Site>();
  const keyOf = (kind: Site['kind'], text: string): string => `${kind} ${text}`;
  const note = (kind: Site['kind']) => (text: string): string => {
    const key = keyOf(kind, text);
    const replacement = found.has(key) ? text : STAND_INS[kind](text, found.size + 1);
    if (replacement !== text) found.set(key, { kind, text, replacement });
    return text;
  };
  return {
    get all() { return [...found.values()]; },
    finder: { word: note('word'), address: note('address'), payload: note('payload') },
    replacer: (chosen) => {
      const replace = (kind: Site['kind']) => (text: string): string => {
        const site = found.get(keyOf(kind, text));
        return site !== undefined && chosen.has(site) ? site.replacement : text;
      };
      return { word: replace('word'), address: replace('address'), payload: replace('payload') };
    },
  };
}

/** What a text is replaced by, the nth that was found; itself where it tells nothing. */
const STAND_INS: { readonly [K in Site['kind']]: (text: string, n: number) => string } = {
  word: wordFor,
  address: (bytes, n) => (bytes.length === 4 ? address4(bytes, n) : bytes.length === 16 ? address6(bytes, n) : bytes),
  payload: () => '',
};

/** No letter, no value, or a stand-in already. */
const TELLS_NOTHING = /^(?:[^\p{L}\p{N}]*|<NA>|\/?redacted[-/][0-9]+\/?)$/u;

/** Paths stay paths, absolute or not, and folders folders. */
function wordFor(text: string, n: number): string {
  if (TELLS_NOTHING.test(text)) return text;
  const name = text.startsWith('/') ? `/redacted/${n}` : `redacted-${n}`;
  return text.endsWith('/') ? `${name}/` : name;
}

/** Private networks stay private; all others become those that are set aside for benchmarks (RFC 2544). */
function address4(bytes: string, n: number): string {
  const [a, b] = [bytes.charCodeAt(0), bytes.charCodeAt(1)];
  if (a === 0 || a === 127 || a === 255) return bytes;
  const isPrivate = a === 10 || (a === 172 && b >= 16 && b < 32) || (a === 192 && b === 168);
  return String.fromCharCode(...(isPrivate ? [10, 0] : [198, 18]), (n >> 8) & 0xff, n & 0xff);
}

const MAPPED = `${'\0'.repeat(10)}\xff\xff`;
const LOOPBACK = `${'\0'.repeat(15)}\x01`;
/** 2001:db8::/32, which is set aside for documentation (RFC 3849). */
const DOCUMENTATION = `\x20\x01\x0d\xb8${'\0'.repeat(10)}`;

function address6(bytes: string, n: number): string {
  if (bytes.startsWith(MAPPED)) return MAPPED + address4(bytes.slice(12), n);
  if (bytes === LOOPBACK || bytes === '\0'.repeat(16)) return bytes;
  return DOCUMENTATION + String.fromCharCode((n >> 8) & 0xff, n & 0xff);
}
