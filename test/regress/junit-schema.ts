// What the schemas of Jenkins' xUnit plugin and of Maven's Surefire both accept, as a table: attributes, and children in their order.
import type { Element } from './read-xml.js';

interface Row {
  /** Attributes by name: true where they must be, false where they may. */
  readonly attributes: Readonly<Record<string, boolean>>;
  /** Children that may stand in it, in this order. */
  readonly children: readonly string[];
  readonly text: boolean;
}

const problem: Row = { attributes: { message: false, type: true }, children: [], text: true };
const output: Row = { attributes: {}, children: [], text: true };

const ROWS: Readonly<Record<string, Row>> = {
  testsuites: {
    attributes: { name: false, time: false, tests: false, failures: false, errors: false }, children: ['testsuite'], text: false,
  },
  testsuite: {
    attributes: { name: true, time: false, tests: true, errors: true, skipped: true, failures: true, group: false },
    children: ['properties', 'testcase'], text: false,
  },
  testcase: {
    attributes: { name: true, classname: false, group: false, time: true },
    children: ['failure', 'skipped', 'error', 'system-out', 'system-err'], text: false,
  },
  properties: { attributes: {}, children: ['property'], text: false },
  property: { attributes: { name: true, value: true }, children: [], text: false },
  failure: problem, error: problem, skipped: { ...problem, attributes: { message: false } },
  'system-out': output, 'system-err': output,
};

const COUNTS = ['tests', 'failures', 'errors', 'skipped'];
const TIME = /^[0-9]+(\.[0-9]{0,3})?$/;

/** What the schemas object to; nothing if the document is valid. */
export function objections(element: Element): readonly string[] {
  const row = ROWS[element.name];
  if (row === undefined) return [`there is no element ${element.name}`];
  return [
    ...attributeObjections(element, row), ...orderObjections(element, row),
    ...(row.text || element.text.trim() === '' ? [] : [`${element.name} holds no text`]),
    ...element.children.flatMap(objections),
  ];
}

function attributeObjections({ name, attributes }: Element, row: Row): string[] {
  const missing = Object.keys(row.attributes).filter((key) => row.attributes[key] && attributes[key] === undefined);
  const foreign = Object.keys(attributes).filter((key) => !Object.hasOwn(row.attributes, key));
  const malformed = COUNTS.filter((key) => attributes[key] !== undefined && !/^\d+$/.test(attributes[key]))
    .concat(attributes['time'] === undefined || TIME.test(attributes['time']) ? [] : ['time']);
  return [
    ...missing.map((key) => `${name} needs ${key}`), ...foreign.map((key) => `${name} has no ${key}`),
    ...malformed.map((key) => `${key} of ${name} is ${attributes[key]}`),
  ];
}

function orderObjections({ name, children }: Element, row: Row): string[] {
  const places = children.map((child) => row.children.indexOf(child.name));
  if (places.includes(-1)) return [`${name} holds no ${children[places.indexOf(-1)]!.name}`];
  return places.every((place, index) => index === 0 || place >= places[index - 1]!) ? [] : [`children of ${name} are out of order`];
}

/** Counts that are not those of the elements. */
export function miscounts(element: Element): readonly string[] {
  const cases = below(element, 'testcase');
  const holding = (kind: string): number => cases.filter(({ children }) => children.some((child) => child.name === kind)).length;
  const counted: Readonly<Record<string, number>> = { tests: cases.length, failures: holding('failure'), errors: holding('error') };
  const suites = element.name === 'testsuites' ? element.children.flatMap(miscounts) : [];
  return [...Object.keys(counted).filter((key) => Number(element.attributes[key]) !== counted[key]), ...suites];
}

/** All elements of a name within another. */
export const below = ({ children }: Element, name: string): readonly Element[] =>
  children.flatMap((child) => [...(child.name === name ? [child] : []), ...below(child, name)]);
