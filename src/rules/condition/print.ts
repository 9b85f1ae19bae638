// Tree → text in one normal form: what reads the same prints the same. Predicates are shared by this form.
import { toText } from '../../capture/texts.js';
import type { Check, Constant, Expression, Operand, Term, TransformerArgument } from './ast.js';
import { quote } from './escapes.js';
import { TOKENS } from './lexer.js';

const BARE = new RegExp(`^(?:${TOKENS.bareText.source})$`);
const ARGUMENT = new RegExp(`^(?:${TOKENS.argument.source})$`);

/** Prints a condition on one line; reading it again gives the same tree. */
export function printCondition(tree: Expression): string {
  switch (tree.kind) {
    case 'and': return tree.children.map((child) => nested(child, child.kind === 'or' || child.kind === 'and')).join(' and ');
    case 'or': return tree.children.map((child) => nested(child, child.kind === 'or')).join(' or ');
    case 'not': return `not ${nested(tree.child, tree.child.kind !== 'check' && tree.child.kind !== 'macro')}`;
    case 'macro': return tree.name;
    case 'check': return printCheck(tree);
  }
}

const nested = (tree: Expression, parentheses: boolean): string =>
  (parentheses ? `(${printCondition(tree)})` : printCondition(tree));

const printCheck = (check: Check): string =>
  (check.right === undefined ? printCheckHead(check) : `${printCheckHead(check)} ${printOperand(check.right)}`);

/** Prints what stands left of a check's values. */
export const printCheckHead = ({ left, operator, modifier }: Check): string =>
  [printTerm(left), operator, modifier].filter((word) => word !== undefined).join(' ');

/** Prints a field or a transformer over fields. */
export function printTerm(term: Term): string {
  const argument = term.argument === undefined ? '' : `[${printArgument(term.argument)}]`;
  if (term.kind === 'field') return `${term.name}${argument}`;
  return `${term.name}(${term.arguments.map(printTransformerArgument).join(', ')})${argument}`;
}

const printArgument = (argument: string): string => (ARGUMENT.test(argument) ? argument : quote(argument));

function printTransformerArgument(argument: TransformerArgument): string {
  if (argument.kind === 'constant') return quote(argument.value);
  if (argument.kind === 'arguments') return `(${argument.items.map(printTransformerArgument).join(', ')})`;
  return printTerm(argument);
}

function printOperand(operand: Operand): string {
  if (operand.kind === 'constant') return printConstant(operand);
  if (operand.kind === 'constants') return `(${operand.items.map(printConstant).join(', ')})`;
  return printTerm(operand);
}

/** Prints a written value, quoted where it must be. */
export const printConstant = ({ value }: Constant): string => {
  const text = toText(value);
  const readsBare = BARE.test(text) && !/[\\\x00-\x1f\x7f\ufffd]/.test(text) && !/^(?:oneof|anyof|allof)$/.test(text);
  return readsBare ? text : quote(value);
};
