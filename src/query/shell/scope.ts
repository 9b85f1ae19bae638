// Which tables a statement names, and by what other names: whose columns are meant in it.
import type { Catalogue, Relation } from './catalogue.js';
import { KEYWORDS } from './keywords.js';

interface Source {
  readonly relation: Relation;
  readonly alias: string | undefined;
}

/** The alias is looked at without being passed over: in `FROM a, b` what follows a name begins the next. */
const NAMED = /(?:\b(?:from|join|describe|summarize)\b|,)\s*"?(?<name>\w+)"?(?=(?:\s+(?:as\s+)?(?<alias>\w+))?)/gi;

const KEYWORD_SET: ReadonlySet<string> = new Set(KEYWORDS);

function sourcesOf(statement: string, { relations }: Catalogue): Source[] {
  return [...statement.matchAll(NAMED)].flatMap(({ groups }) => {
    const relation = relations.find(({ name }) => name === groups!['name']!.toLowerCase());
    const alias = groups!['alias'];
    return relation === undefined ? [] : [{ relation, alias: alias && KEYWORD_SET.has(alias.toUpperCase()) ? undefined : alias }];
  });
}

/** The table that stands before a dot: by its alias in the statement, or by its own name. */
export function relationCalled(owner: string, catalogue: Catalogue, statement: string): Relation | undefined {
  return sourcesOf(statement, catalogue).find(({ alias }) => alias?.toLowerCase() === owner.toLowerCase())?.relation
    ?? catalogue.relations.find(({ name }) => name === owner.toLowerCase());
}

/** Columns that may be meant: of the tables that the statement names; where it names none yet, of all but the views of events. */
export function columnsInScope(catalogue: Catalogue, statement: string): string[] {
  const named = sourcesOf(statement, catalogue).map(({ relation }) => relation);
  const relations = named.length > 0 ? named : catalogue.relations.filter(({ ofEvents }) => !ofEvents);
  return [...new Set(relations.flatMap(({ columns }) => columns.map(({ name }) => name)))];
}
