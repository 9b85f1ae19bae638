// A hunt in a history: its parameters bound as values, never written into the statement.
import type { DuckDBConnection, DuckDBPreparedStatement, DuckDBValue } from '@duckdb/node-api';
import { meant } from '../../rules/nearest.js';
import { answerOf, type Answer } from '../ask.js';
import { QueryError, queryProblem } from '../problem.js';
import { asQueryError } from '../sql-problem.js';
import type { Hunt } from './hunt.js';
import { PARAMETER_TYPES, valueAs } from './parameter-types.js';

/** Values by the names of parameters; those of others are the defaults. */
export type Settings = ReadonlyMap<string, DuckDBValue>;

/** What `name=text` settings mean for a hunt. Throws QueryError (hunt-parameter). */
export function settingsFor(hunt: Hunt, written: ReadonlyMap<string, string>): Settings {
  const wrong = (what: string, hint?: string): never => {
    throw new QueryError(queryProblem('hunt-parameter', `${hunt.name}: ${what}`, hint));
  };
  const names = hunt.parameters.map(({ name }) => name);
  return new Map([...written].map(([name, text]) => {
    const parameter = hunt.parameters.find((each) => each.name === name)
      ?? wrong(`there is no parameter '${name}'`, meant(name, names) ?? (names.length > 0 ? `it has ${names.join(', ')}` : 'it has none'));
    const { type } = parameter;
    return [name, valueAs(type, text) ?? wrong(`'${text}' is no ${type} for ${name}`, `it must be ${PARAMETER_TYPES[type].looks}`)];
  }));
}

/** The answer of a hunt. Throws QueryError: the statement, or parameters that it uses and does not declare. */
export async function runHunt(connection: DuckDBConnection, hunt: Hunt, settings: Settings = new Map()): Promise<Answer> {
  try {
    const statement = await prepared(connection, hunt);
    statement.bind(
      Object.fromEntries(hunt.parameters.map(({ name, value }) => [name, settings.get(name) ?? value])),
      Object.fromEntries(hunt.parameters.map(({ name, type }) => [name, PARAMETER_TYPES[type].type])),
    );
    const answer = await answerOf(statement);
    if (answer === undefined) throw new QueryError(queryProblem('hunt-file', `${hunt.file}: it asks nothing`, 'a hunt is one query'));
    return answer;
  } catch (error) {
    throw placed(hunt, asQueryError(error, 'the answer'));
  }
}

async function prepared(connection: DuckDBConnection, hunt: Hunt): Promise<DuckDBPreparedStatement> {
  const wrong = (what: string, hint?: string): never => {
    throw new QueryError(queryProblem('hunt-file', `${hunt.file}: ${what}`, hint));
  };
  const statements = await connection.extractStatements(hunt.sql);
  if (statements.count !== 1) wrong(`it holds ${statements.count} statements`, 'a hunt is one query');
  const statement = await statements.prepare(0);
  const used = usedBy(statement), declared = new Set(hunt.parameters.map(({ name }) => name));
  const unknown = [...used].find((name) => !declared.has(name));
  if (unknown !== undefined) wrong(`$${unknown} is not declared`, `write -- param: ${unknown} TYPE = DEFAULT -- what it means`);
  const idle = hunt.parameters.find(({ name }) => !used.has(name));
  if (idle !== undefined) wrong(`the query does not use its parameter '${idle.name}'`, `it must hold $${idle.name}`);
  return statement;
}

const usedBy = (statement: DuckDBPreparedStatement): ReadonlySet<string> =>
  new Set(Array.from({ length: statement.parameterCount }, (_, index) => statement.parameterName(index + 1)));

/** Errors of SQL tell their line; the file is known here. */
function placed({ file }: Hunt, error: unknown): unknown {
  if (!(error instanceof QueryError) || error.problem.code !== 'sql') return error;
  return new QueryError(queryProblem('hunt-file', `${file}: ${error.problem.message}`, error.problem.hint));
}
