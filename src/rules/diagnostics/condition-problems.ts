// Problems in the text of a condition: what the lexer and the parser can find.
import { declare } from '../diagnostic.js';

const CODE = 'LOAD_ERR_COMPILE_CONDITION';

export const emptyCondition = declare<object>('empty condition', CODE, () => 'filter input string is empty',
  () => 'write a check such as proc.name = bash');

export const unexpectedToken = declare<{ after: string; hint: string | undefined }>('unexpected token', CODE,
  ({ after }) => `unexpected token after '${after}', expecting 'or', 'and'`, ({ hint }) => hint);

export const checkExpected = declare<{ hint: string | undefined }>('check expected', CODE,
  () => "expected a '(' token, a field check, or an identifier", ({ hint }) => hint);

export const parenthesisExpected = declare<object>('parenthesis expected', CODE, () => "expected a ')' token");

export const operatorExpected = declare<{ after: string; operators: string; hint: string | undefined }>('operator expected', CODE,
  ({ after, operators }) => `expected a valid operator after '${after}', one of: ${operators}`, ({ hint }) => hint);

export const blankExpected = declare<{ after: string }>('blank expected', CODE, ({ after }) => `expected a blank after '${after}'`);

export const numberExpected = declare<{ operator: string }>('number expected', CODE,
  ({ operator }) => `expected a number or a transformer after '${operator}'`,
  () => 'compare with another field as in: evt.rawres > val(proc.pid)');

export const valueExpected = declare<{ after: string }>('value expected', CODE,
  ({ after }) => `expected a value after '${after}'`, () => 'values with blanks or brackets must be quoted');

export const listExpected = declare<{ after: string }>('list expected', CODE,
  ({ after }) => `expected a list in '(' and ')', or an identifier, after '${after}'`);

export const listEndExpected = declare<object>('list end expected', CODE, () => "expected a ',' or a ')' token in a list of values",
  () => 'a list inside parentheses is written by its name: in (my_list)');

export const argumentExpected = declare<{ after: string }>('argument expected', CODE,
  ({ after }) => `expected an argument in brackets after '${after}['`);

export const bracketExpected = declare<object>('bracket expected', CODE, () => "expected a ']' token");

export const transformerArgumentExpected = declare<{ transformer: string }>('transformer argument expected', CODE,
  ({ transformer }) => `expected a field, a transformer, a quoted string or a list as argument of ${transformer}()`);

export const fieldOfValExpected = declare<object>('field of val expected', CODE, () => 'expected a field as the argument of val()');

export const unclosedString = declare<{ quote: string }>('unclosed string', CODE,
  ({ quote }) => `expected a closing ${quote} character`,
  () => 'a quote after a backslash does not close a string');

export const badEscape = declare<{ escape: string }>('bad escape', CODE, ({ escape }) => `invalid escape sequence '${escape}' in a string`,
  () => String.raw`known are \b \f \n \r \t \\ \/ \" \' \xHH`);

export const nulByte = declare<object>('nul byte', CODE, () => 'a value cannot hold a NUL byte');

export const nestedTooDeep = declare<{ limit: number }>('nested too deep', CODE,
  ({ limit }) => `the condition is nested deeper than ${limit} levels`);

export const undefinedMacro = declare<{ name: string; hint: string | undefined }>('undefined macro', 'LOAD_ERR_VALIDATE',
  ({ name }) => `Undefined macro '${name}' used in filter.`, ({ hint }) => hint);

export const macroLoop = declare<{ name: string; path: readonly string[] }>('macro loop', 'LOAD_ERR_VALIDATE',
  ({ name }) => `reference loop in macro '${name}'`, ({ path }) => `the loop: ${path.join(' → ')}`);
