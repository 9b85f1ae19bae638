// `falco-rec fields`: the fields that conditions and outputs may use, from the field table.
import { Command, Option } from 'commander';
import type { Field } from '../rules/field.js';
import { FIELDS } from '../rules/fields/registry.js';
import { meant } from '../rules/nearest.js';
import { EXIT, type ExitCode } from './output/exit-code.js';
import { run, UsageError } from './output/failure.js';
import { facts } from './output/quantities.js';
import { output } from './output/stdout.js';

interface Options {
  readonly json?: boolean;
  readonly markdown?: boolean;
}

const EXAMPLES = `
Examples:
  falco-rec fields proc.                 all that begin so
  falco-rec fields '*.pid*'
  falco-rec fields --markdown > fields.md`;

export const fieldsCommand = (): Command =>
  new Command('fields')
    .description('List the fields that conditions and outputs may use.')
    .argument('[pattern]', 'how the names begin; * stands for any characters', '')
    .option('--json', 'print JSON, one field a line')
    .addOption(new Option('--markdown', 'print a table in Markdown').conflicts('json'))
    .addHelpText('after', EXAMPLES)
    .action((pattern: string, options: Options) => run(() => fields(pattern, options)));

function fields(pattern: string, { json, markdown }: Options): ExitCode {
  const wanted = matching(pattern);
  const found = FIELDS.filter(({ name }) => wanted.test(name));
  if (found.length === 0) throw new UsageError(`no field is named ${pattern}`, meant(pattern, FIELDS.map(({ name }) => name)));
  if (json) for (const field of found) output.line(JSON.stringify(asJson(field)));
  else output.line((markdown ? asMarkdown(found) : asText(found)).trimEnd());
  output.flush();
  return EXIT.ok;
}

/** A pattern that says nothing of the end may end anyhow. */
function matching(pattern: string): RegExp {
  const escaped = pattern.replace(/[.+?^${}()|[\]\\]/g, '\\$&').replaceAll('*', '.*');
  return new RegExp(`^${escaped}`, 'i');
}

/** Fields of ancestors and of both ends are compared value by value; only true lists are lists to whoever writes a rule. */
const isList = (field: Field): boolean => field.list === true && field.match === 'list';

const typeOf = (field: Field): string => (isList(field) ? `list of ${field.type}` : field.type);

/** What may follow the name: `[KEY]`, `.NAME`; in parentheses where it may be left out. */
function argumentOf({ argument, argumentRequired }: Field): string {
  if (argument === undefined) return '';
  const form = argument.split(' or ').map((kind) => (kind === 'name' ? '.NAME' : `[${kind.toUpperCase()}]`)).join('|');
  return argumentRequired ? form : `(${form})`;
}

function notes({ filterOnly, deprecated }: Field): string {
  const said = [...(filterOnly ? ['conditions only'] : []), ...(deprecated ? ['deprecated'] : [])];
  return said.length > 0 ? ` (${said.join(', ')})` : '';
}

const asText = (found: readonly Field[]): string => facts(withPaddedTypes(found).map(([field, type]) =>
  [field.name + argumentOf(field), `${type}  ${field.about}${notes(field)}`]));

function withPaddedTypes(found: readonly Field[]): [Field, string][] {
  const width = Math.max(...found.map((field) => typeOf(field).length));
  return found.map((field) => [field, typeOf(field).padEnd(width)]);
}

function asMarkdown(found: readonly Field[]): string {
  const cell = (text: string): string => text.replaceAll('|', '\\|');
  const row = (cells: readonly string[]): string => `| ${cells.map(cell).join(' | ')} |\n`;
  const rows = found.map((field) =>
    row([`\`${field.name}\``, typeOf(field), argumentOf(field), field.about + notes(field)]));
  return `${row(['field', 'type', 'argument', 'about'])}|---|---|---|---|\n${rows.join('')}`;
}

const asJson = (field: Field): object => ({
  name: field.name, type: field.type, list: isList(field),
  argument: field.argument ?? null, argument_required: field.argumentRequired === true,
  filter_only: field.filterOnly === true, deprecated: field.deprecated === true, about: field.about,
});
