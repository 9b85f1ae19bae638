// Text → documents. All scalars are read as text (the failsafe schema), because which words are booleans or null is Falco's say.
import { isAlias, isMap, isScalar, isSeq, type Alias, type ParsedNode, type Scalar, type YAMLMap } from 'yaml';
import { inside, reject } from '../diagnostic.js';
import { notYaml } from '../diagnostics/file-problems.js';
import { traced, type Place, type Source } from '../traced-text.js';
import type { YamlEntry, YamlNode } from './node.js';
import { isEscapedApostrophe, readDocuments, type ReadDocument } from './read-documents.js';
import { scalarOffsets } from './scalar-offsets.js';

const NULLS: ReadonlySet<string> = new Set(['', '~', 'null', 'Null', 'NULL']);

/** A rule file is loaded again and again, each time with others after it: what was made of it is kept. */
const readBefore = new WeakMap<Source, YamlNode[]>();

/** The documents of a source. As with Falco, the first that is null is the last. What is not YAML is rejected. */
export function readYaml(source: Source): YamlNode[] {
  const nodes = readBefore.get(source) ?? read(source);
  readBefore.set(source, nodes);
  return nodes;
}

function read(source: Source): YamlNode[] {
  const { documents, fault } = readDocuments(source.text);
  const nodes: YamlNode[] = [];
  for (const { document, base } of documents) {
    const node = nodeOf(document.contents as ParsedNode | null, { document, base, source });
    if (node.kind === 'null') return nodes;
    nodes.push(node);
  }
  if (fault !== undefined) refuse(fault.reason, { source, offset: fault.offset, length: fault.length });
  return nodes;
}

function refuse(reason: string, place: Place): never {
  return inside([{ type: 'value for', name: '', place }], () => reject(notYaml({ reason }, place)));
}

interface Within extends ReadDocument { readonly source: Source }

function nodeOf(node: ParsedNode | null | undefined, within: Within, fallback?: Place): YamlNode {
  const place = node?.range ? placeOf(node.range, within) : fallback ?? { source: within.source, offset: within.base, length: 0 };
  if (isAlias(node)) return nodeOf(targetOf(node, within, place), within, place);
  if (isMap(node)) return { kind: 'map', place, entries: (node as YAMLMap.Parsed).items.map((pair) => entryOf(pair, within)) };
  if (isSeq(node)) return { kind: 'sequence', place, items: node.items.map((item) => nodeOf(item as ParsedNode, within, place)) };
  if (!isScalar(node)) return { kind: 'null', place };
  const value = hasEscapedApostrophe(node, within) ? String(node.value).replaceAll("\\'", "'") : String(node.value ?? '');
  if (node.type === 'PLAIN' && NULLS.has(value)) return { kind: 'null', place };
  return { kind: 'scalar', place, value: traced(within.source, value, scalarOffsets(value, place)) };
}

const hasEscapedApostrophe = ({ range: [start, end] }: Scalar.Parsed, { document: { errors } }: Within): boolean =>
  errors.some((error) => isEscapedApostrophe(error) && error.pos[0] > start && error.pos[0] < end);

/** What an alias stands for; a `*` that was meant as text names no anchor. */
function targetOf(alias: Alias, { document }: Within, place: Place): ParsedNode {
  const target = alias.resolve(document) as ParsedNode | undefined;
  return target ?? refuse(`No anchor &${alias.source}: a text that begins with * must be in quotes`, place);
}

function entryOf({ key, value }: YAMLMap.Parsed['items'][number], within: Within): YamlEntry {
  const keyPlace = placeOf(key.range, within);
  return { key: isScalar(key) ? String(key.value) : '', keyPlace, value: nodeOf(value, within, keyPlace) };
}

const placeOf = ([start, valueEnd]: readonly [number, number, number], { source, base }: Within): Place =>
  ({ source, offset: base + start, length: valueEnd - start });
