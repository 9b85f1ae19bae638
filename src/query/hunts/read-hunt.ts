// A hunt's file → the hunt. What is wrong with it is told with its line.
import { basename } from 'node:path';
import { meant } from '../../rules/nearest.js';
import { QueryError, queryProblem } from '../problem.js';
import { readHead, type Said } from './head-comments.js';
import type { Hunt, HuntParameter } from './hunt.js';
import { PARAMETER_TYPES, valueAs, type ParameterType } from './parameter-types.js';

/** Keys that a hunt has, once each unless it is said otherwise; `param` any number of times. */
const REQUIRED = ['title', 'finds', 'misses', 'empty'] as const;
const KEYS: readonly string[] = [...REQUIRED, 'mitre', 'param'];

const TECHNIQUE = /^T[0-9]{4}(\.[0-9]{3})?$/;
const PARAMETER = /^(\w+) (\S+) = (.*?) -- (.+)$/;

/** @param file its path, for what is told of it. Throws QueryError (hunt-file). */
export function readHunt(file: string, sql: string): Hunt {
  const wrong = wrongIn(file);
  const head = readHead(sql);
  if ('wrong' in head) return wrong(head.line, head.wrong, 'the head is lines `-- KEY: TEXT`; text goes on in lines `--   …`');
  const { said } = head, odd = said.find(({ key }) => !KEYS.includes(key));
  if (odd !== undefined) wrong(odd.line, `there is no key '${odd.key}'`, meant(odd.key, KEYS) ?? `keys are ${KEYS.join(', ')}`);
  const text = (key: string): string => once(said, key, wrong);
  const [title, finds, misses, empty] = REQUIRED.map(text) as [string, string, string, string];
  const mitre = said.find(({ key }) => key === 'mitre');
  return {
    name: basename(file, '.sql'), file, title, finds, misses, empty, sql,
    mitre: mitre === undefined ? [] : techniques(mitre, wrong),
    parameters: parameters(said.filter(({ key }) => key === 'param'), wrong),
  };
}

type Wrong = (line: number, what: string, hint?: string) => never;

const wrongIn = (file: string): Wrong => (line, what, hint) => {
  throw new QueryError(queryProblem('hunt-file', `${file}:${line}: ${what}`, hint));
};

function once(said: readonly Said[], key: string, wrong: Wrong): string {
  const [first, second] = said.filter((each) => each.key === key);
  if (first === undefined || first.text === '') return wrong(first?.line ?? 1, `the hunt has no ${key}`, `-- ${key}: … above the query`);
  if (second !== undefined) wrong(second.line, `${key} stands here again`, `it was given in line ${first.line}`);
  return first.text;
}

function techniques({ text, line }: Said, wrong: Wrong): readonly string[] {
  const listed = text.split(',').map((each) => each.trim());
  const odd = listed.find((each) => !TECHNIQUE.test(each));
  if (odd !== undefined) wrong(line, `'${odd}' is no technique of MITRE ATT&CK`, 'T1059 or T1059.004, with commas between');
  return listed;
}

function parameters(said: readonly Said[], wrong: Wrong): readonly HuntParameter[] {
  const found = said.map((each) => parameter(each, wrong));
  const again = found.findIndex(({ name }, index) => found.findIndex((each) => each.name === name) < index);
  if (again >= 0) wrong(said[again]!.line, `there is a parameter '${found[again]!.name}' already`);
  return found;
}

function parameter({ text, line }: Said, wrong: Wrong): HuntParameter {
  const [, name, type, written, about] = PARAMETER.exec(text)
    ?? wrong(line, 'this is no parameter', '-- param: NAME TYPE = DEFAULT -- what it means');
  if (!isType(type!)) return wrong(line, `there is no type '${type}'`, `types are ${Object.keys(PARAMETER_TYPES).join(', ')}`);
  const value = valueAs(type, written!);
  if (value === undefined) return wrong(line, `'${written}' is no ${type}`, `it must be ${PARAMETER_TYPES[type].looks}`);
  return { name: name!, type, written: written!, value, about: about! };
}

const isType = (name: string): name is ParameterType => Object.hasOwn(PARAMETER_TYPES, name);
