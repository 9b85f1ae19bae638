// What Tab may make of a word in a statement: by the place where it stands, a table, a column, a macro or a word of SQL.
import { written, type Catalogue, type Relation } from './catalogue.js';
import { FUNCTIONS, KEYWORDS } from './keywords.js';
import { columnsInScope, relationCalled } from './scope.js';
import { isWithinText } from './statements.js';

/** Of a place: the statement as far as it is known, behind the cursor too. */
interface Place {
  readonly catalogue: Catalogue;
  readonly statement: string;
  /** The word that is being written; it may begin with a quote. */
  readonly word: string;
  /** What stands before a dot, if the word follows one. */
  readonly owner: string | undefined;
}

interface PlaceRow {
  /** Is tried on the statement up to the word. */
  readonly after: RegExp;
  readonly candidates: (place: Place) => string[];
}

/** The first that fits says what is offered. */
const PLACES: readonly PlaceRow[] = [
  { after: /\.$/, candidates: columnsOfOwner },
  { after: /\b(?:from|join|describe|summarize|table)\s+$/i, candidates: rowSources },
  { after: /\bfrom\b(?:(?!\b(?:where|select|by|on)\b)[^()])*,\s*$/i, candidates: rowSources },
  { after: /^/, candidates: valuesAndWords },
];

const LAST_WORD = /(?:(?<owner>\w+|"[^"]*")\.)?(?<word>"?\w*)$/;

/**
 * @param before the statement up to the cursor
 * @param statement all of it that is known
 * @returns candidates in their order, and the word that each of them would replace
 */
export function completionsOf(before: string, statement: string, catalogue: Catalogue): [candidates: string[], word: string] {
  const { owner, word = '' } = LAST_WORD.exec(before)!.groups!;
  if (isWithinText(before)) return [[], word];
  const place: Place = { catalogue, statement, word, owner: owner?.replaceAll('"', '') };
  const start = before.slice(0, before.length - word.length);
  const { candidates } = PLACES.find(({ after }) => after.test(start))!;
  return [matching(candidates(place), word), word];
}

/** Quotes that a name needs are not part of what must agree. */
export function matching(candidates: readonly string[], word: string): string[] {
  const begins = word.replace(/^"/, '').toLowerCase();
  return [...new Set(candidates.filter((each) => each.replace(/^"/, '').toLowerCase().startsWith(begins)))];
}

function columnsOfOwner({ catalogue, statement, owner = '' }: Place): string[] {
  return relationCalled(owner, catalogue, statement)?.columns.map(({ name }) => written(name, catalogue)) ?? [];
}

/** Hundreds of views of events are offered once a letter says which. */
function rowSources({ catalogue, word }: Place): string[] {
  const shown = ({ ofEvents }: Relation): boolean => !ofEvents || word !== '';
  return [
    ...catalogue.relations.filter(shown).map(({ name }) => written(name, catalogue)),
    ...catalogue.macros.filter(({ rows }) => rows).map(({ name }) => `${name}(`),
  ];
}

/** Where no letter is written, columns are enough: macros, functions and words of SQL would be hundreds. Quotes ask for columns, too. */
function valuesAndWords({ catalogue, statement, word }: Place): string[] {
  const columns = columnsInScope(catalogue, statement).map((name) => written(name, catalogue));
  return !/^\w/.test(word) ? columns : [...columns, ...valueSources(catalogue), ...keywordsLike(word)];
}

const valueSources = ({ macros }: Catalogue): string[] =>
  [...macros.filter(({ rows }) => !rows).map(({ name }) => `${name}(`), ...FUNCTIONS.map((name) => `${name}(`)];

/** In the letters in which the word is written. */
const keywordsLike = (word: string): readonly string[] =>
  (/^[a-z]/.test(word) ? KEYWORDS.map((keyword) => keyword.toLowerCase()) : KEYWORDS);
