// XML read strictly, as far as reports use it: a declaration, elements, attributes, text; whatever else there is, is an error.

export interface Element {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly Element[];
  readonly text: string;
}

const TOKEN = /<\?xml version="1\.0" encoding="UTF-8"\?>|<\/([a-z-]+)>|<([a-z-]+)((?: [a-z]+="[^"<]*")*)(\/?)>|([^<]+)/gy;
const NAMED: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };
/** What XML 1.0 lets documents hold. */
const CHARACTERS = /^[\t\n\r\x20-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]*$/u;

/** The root of a document. */
export function readXml(document: string): Element {
  if (!CHARACTERS.test(document)) throw new Error('a character that XML cannot hold');
  const root: Building = { name: '', attributes: {}, children: [], text: '' };
  const open = [root];
  TOKEN.lastIndex = 0;
  for (let at = 0; at < document.length; at = TOKEN.lastIndex) {
    const token = TOKEN.exec(document);
    if (token === null) throw new Error(`not XML: ${document.slice(at, at + 60)}`);
    take(token, open);
  }
  if (open.length !== 1 || root.children.length !== 1) throw new Error('elements do not nest');
  return root.children[0]!;
}

interface Building extends Element {
  readonly children: Building[];
  text: string;
}

function take([, close, name, attributes, empty, text]: RegExpExecArray, open: Building[]): void {
  const inner = open.at(-1)!;
  if (text !== undefined) inner.text += plain(text);
  if (close !== undefined && open.pop()!.name !== close) throw new Error(`</${close}> closes nothing`);
  if (name === undefined) return;
  const element: Building = { name, attributes: attributesOf(attributes!), children: [], text: '' };
  inner.children.push(element);
  if (empty === '') open.push(element);
}

function attributesOf(text: string): Record<string, string> {
  const pairs = [...text.matchAll(/ ([a-z]+)="([^"]*)"/g)].map(([, name, value]) => [name!, plain(value!)] as const);
  if (new Set(pairs.map(([name]) => name)).size < pairs.length) throw new Error(`an attribute twice: ${text}`);
  return Object.fromEntries(pairs);
}

const plain = (text: string): string => text.replace(/&(?:#(\d+)|(\w*));?/g, (entity, code: string | undefined, name: string) => {
  const character = code === undefined ? NAMED[name] : String.fromCodePoint(Number(code));
  if (character === undefined || !entity.endsWith(';')) throw new Error(`no such entity: ${entity}`);
  return character;
});
