// Cases of hunts: events written by hand as suites write them (docs/rule-tests.md), and the rows that the hunt must give for them.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import type { Capture } from '../../../src/capture/read/reader.js';
import { compileEvents } from '../../../src/regress/handwritten/compile-events.js';
import { givenBy } from '../../../src/regress/handwritten/given-state.js';
import { CASE, SUITE } from '../../../src/regress/suite/format.js';
import type { YamlMap, YamlNode, YamlSequence } from '../../../src/rules/yaml/node.js';
import { readYaml } from '../../../src/rules/yaml/read-yaml.js';
import { root } from '../load.js';

const FOLDER = join(root, 'fixtures/hunts');

/** What suites do not have: the answer, parameters of the hunt, and events of a capture that is loaded before the other. */
const OWN_KEYS = ['rows', 'parameters', 'before'] as const;
interface OwnKeys {
  readonly rows?: readonly Readonly<Record<string, unknown>>[];
  readonly parameters?: Readonly<Record<string, unknown>>;
}

export interface HuntCase {
  readonly hunt: string;
  readonly name: string;
  readonly captures: readonly Capture[];
  readonly parameters: ReadonlyMap<string, string>;
  /** The rows of the answer, in order: columns that matter, as texts. */
  readonly rows: readonly Readonly<Record<string, string>>[];
}

/** Names of the hunts that have cases. */
export const planted = readdirSync(FOLDER).filter((file) => file.endsWith('.yaml')).map((file) => file.replace('.yaml', ''));

export function casesOf(hunt: string): readonly HuntCase[] {
  const source = { name: join(FOLDER, `${hunt}.yaml`), text: readFileSync(join(FOLDER, `${hunt}.yaml`), 'utf8') };
  const [document] = readYaml(source) as [YamlMap];
  const { tests: _, place: __, ...given } = SUITE.read(withEntry(document, 'tests', noItems(document)));
  const own = (parse(source.text) as { tests: readonly OwnKeys[] }).tests;
  return (entryOf(document, 'tests') as YamlSequence).items.map((item, index) => {
    const node = item as YamlMap, test = CASE.read(OWN_KEYS.reduce(without, node));
    const before = entryOf(node, 'before');
    const earlier = before === undefined ? [] : [CASE.read(OWN_KEYS.reduce(without, withEntry(node, 'events', before)))];
    return {
      hunt, name: test.name.text, rows: (own[index]!.rows ?? []).map(asTexts),
      parameters: new Map(Object.entries(asTexts(own[index]!.parameters ?? {}))),
      captures: [...earlier, test].map((each) => compileEvents(each.events!, each.process, givenBy({ source, given, cases: [] }, each))),
    };
  });
}

const noItems = ({ place }: YamlMap): YamlSequence => ({ kind: 'sequence', items: [], place });

const asTexts = (values: Readonly<Record<string, unknown>>): Record<string, string> =>
  Object.fromEntries(Object.entries(values).map(([name, value]) => [name, String(value)]));

const entryOf = ({ entries }: YamlMap, name: string): YamlNode | undefined => entries.find(({ key }) => key === name)?.value;

const without = (map: YamlMap, name: string): YamlMap => ({ ...map, entries: map.entries.filter(({ key }) => key !== name) });

const withEntry = (map: YamlMap, name: string, value: YamlNode): YamlMap =>
  ({ ...map, entries: map.entries.map((entry) => (entry.key === name ? { ...entry, value } : entry)) });
