// Text → documents. All scalars are read as text (the failsafe schema), because which words are booleans or null is Falco's say.
import { isAlias, isMap, isScalar, isSeq, LineCounter, parseAllDocuments, type Document, type ParsedNode, type YAMLMap } from 'yaml';
import { inside, reject } from '../diagnostic.js';
import { notYaml } from '../diagnostics/file-problems.js';
import { traced, type Place, type Source } from '../traced-text.js';
import type { YamlNode } from './node.js';
import { scalarOffsets } from './scalar-offsets.js';

const NULLS: ReadonlySet<string> = new Set(['', '~', 'null', 'Null', 'NULL']);

/** The documents of a source; null documents are left out. What is not YAML is rejected. */
export function readYaml(source: Source): YamlNode[] {
  const lines = new LineCounter();
  const documents = parseAllDocuments(source.text, { schema: 'failsafe', uniqueKeys: false, prettyErrors: false, lineCounter: lines });
  const list = Array.isArray(documents) ? documents : [];
  for (const { errors } of list) {
    for (const error of errors) {
      const [offset, end] = error.pos;
      const place = { source, offset, length: Math.max(1, end - offset) };
      inside([{ type: 'value for', name: '', place }], () => reject(notYaml({ reason: firstLine(error.message) }, place)));
    }
  }
  return list.map((document) => nodeOf(document.contents as ParsedNode | null, document as Document.Parsed, source))
    .filter((node) => node.kind !== 'null');
}

const firstLine = (message: string): string => message.split('\n')[0]!;

function nodeOf(node: ParsedNode | null | undefined, document: Document.Parsed, source: Source, fallback?: Place): YamlNode {
  const place = node?.range ? placeOf(node.range, source) : fallback ?? { source, offset: 0, length: 0 };
  if (isAlias(node)) return nodeOf(node.resolve(document) as ParsedNode | undefined, document, source, place);
  if (isMap(node)) return { kind: 'map', place, entries: (node as YAMLMap.Parsed).items.map((pair) => entryOf(pair, document, source)) };
  if (isSeq(node)) return { kind: 'sequence', place, items: node.items.map((item) => nodeOf(item as ParsedNode, document, source, place)) };
  if (!isScalar(node)) return { kind: 'null', place };
  const value = String(node.value ?? '');
  if (node.type === 'PLAIN' && NULLS.has(value)) return { kind: 'null', place };
  return { kind: 'scalar', place, value: traced(source, value, scalarOffsets(value, place)) };
}

function entryOf({ key, value }: YAMLMap.Parsed['items'][number], document: Document.Parsed, source: Source): YamlMapEntry {
  const keyPlace = placeOf(key.range, source);
  return { key: isScalar(key) ? String(key.value) : '', keyPlace, value: nodeOf(value, document, source, keyPlace) };
}

type YamlMapEntry = Extract<YamlNode, { kind: 'map' }>['entries'][number];

const placeOf = ([start, valueEnd]: readonly [number, number, number], source: Source): Place =>
  ({ source, offset: start, length: valueEnd - start });
