// A suite file → its cases, each sound by itself. Whether the rules that it names exist is seen when they are loaded.
import { reject, Rejection, type Diagnostic } from '../../rules/diagnostic.js';
import type { Place, Source } from '../../rules/traced-text.js';
import type { YamlEntry, YamlMap, YamlNode } from '../../rules/yaml/node.js';
import { readYaml } from '../../rules/yaml/read-yaml.js';
import { CASE, SUITE, type CaseText, type SuiteText } from './format.js';
import { emptySuite, eventsTwice, nameless, nameTwice, noEvents, noExpectation, onlyWithoutAlerts, severalDocuments } from './problems.js';
import { refuse } from './shape.js';

export interface Suite {
  readonly source: Source;
  readonly given: Omit<SuiteText, 'tests' | 'place'>;
  readonly cases: readonly CaseText[];
}

export interface SuiteRead {
  /** undefined where the file as a whole cannot be read. */
  readonly suite: Suite | undefined;
  /** The first problem of the suite, and of each case that has one; such cases are left out. */
  readonly problems: readonly SuiteProblem[];
}

export interface SuiteProblem {
  readonly diagnostic: Diagnostic;
  /** Name of the case that has it, as far as it can be read; undefined where it is the suite's. */
  readonly name: string | undefined;
}

/** Reads a suite; never throws for what its author did. */
export function readSuite(source: Source): SuiteRead {
  const problems: SuiteProblem[] = [];
  const suite = attempt(problems, () => {
    const root = rootOf(source);
    const tests = root.entries.find(({ key }) => key === 'tests');
    // Cases are read one by one, so that a problem in one does not hide those of others.
    const { tests: _, place: __, ...given } = SUITE.read(withoutItems(root, tests));
    const names = new Set<string>();
    const cases = itemsOf(tests?.value).flatMap((item) => attempt(problems, () => newlyNamed(readCase(item), names), nameOf(item)) ?? []);
    return { source, given, cases };
  });
  return { suite, problems };
}

function rootOf(source: Source): YamlMap {
  const [document, another] = readYaml(source);
  const whole: Place = { source, offset: 0, length: 0 };
  if (document === undefined) return reject(emptySuite({}, whole));
  if (another !== undefined) reject(severalDocuments({}, another.place));
  return document.kind === 'map' ? document : refuse(document, 'a map with the key tests');
}

function withoutItems(root: YamlMap, tests: YamlEntry | undefined): YamlMap {
  if (tests?.value.kind !== 'sequence') return root;
  const emptied: YamlEntry = { ...tests, value: { ...tests.value, items: [] } };
  return { ...root, entries: root.entries.map((entry) => (entry === tests ? emptied : entry)) };
}

const itemsOf = (node: YamlNode | undefined): readonly YamlNode[] => (node?.kind === 'sequence' ? node.items : []);

function nameOf(item: YamlNode): string | undefined {
  const name = item.kind === 'map' ? item.entries.find(({ key }) => key === 'name')?.value : undefined;
  return name?.kind === 'scalar' ? name.value.text : undefined;
}

function attempt<T>(problems: SuiteProblem[], work: () => T, name?: string): T | undefined {
  try {
    return work();
  } catch (thrown) {
    if (!(thrown instanceof Rejection)) throw thrown;
    problems.push({ diagnostic: thrown.diagnostic, name });
    return undefined;
  }
}

const EXPECTATIONS = ['alerts', 'silent', 'only', 'budget', 'snapshot', 'expectedOutcome'] as const satisfies readonly (keyof CaseText)[];

function readCase(node: YamlNode): CaseText {
  const test = CASE.read(node);
  const { name: { place } } = test;
  if (test.events === undefined && test.capture === undefined) reject(noEvents({}, place));
  if (test.events !== undefined && test.capture !== undefined) reject(eventsTwice({}, place));
  if (EXPECTATIONS.every((key) => expectsNothing(test[key]))) reject(noExpectation({}, place));
  if (test.only && test.alerts === undefined && test.expectedOutcome === undefined) reject(onlyWithoutAlerts({}, place));
  return test;
}

function newlyNamed(test: CaseText, names: Set<string>): CaseText {
  const { text, place } = test.name;
  if (text.trim() === '') reject(nameless({}, place));
  if (names.has(text)) reject(nameTwice({ name: text }, place));
  names.add(text);
  return test;
}

/** Left out, or an empty list. */
const expectsNothing = (value: unknown): boolean => value === undefined || value === false || (Array.isArray(value) && value.length === 0);
