// pmatch: whether a path equals, or lies below, one of many paths. A tree by component, so many paths cost no more than one.
import { compileGlob } from './glob.js';

interface Node {
  /** A path ends here: everything below matches. */
  end: boolean;
  readonly children: Map<string, Node>;
  readonly globs: { readonly pattern: string; readonly matches: (component: string) => boolean; readonly node: Node }[];
}

const emptyNode = (): Node => ({ end: false, children: new Map(), globs: [] });

/** A matcher for a set of paths, whose components may hold `*`, `?` and `[…]`. */
export function pathPrefixes(paths: readonly string[]): (path: string) => boolean {
  const root = emptyNode();
  for (const path of paths) add(root, componentsOf(path));
  return (path) => below(root, componentsOf(path), 0);
}

/** Doubled and trailing slashes do not matter. */
const componentsOf = (path: string): string[] => path.split('/').filter((component) => component !== '');

function add(root: Node, components: readonly string[]): void {
  let node = root;
  for (const component of components) {
    // A shorter path makes longer ones below it redundant.
    if (node.end) return;
    node = /[?*[]/.test(component) ? globChild(node, component) : plainChild(node, component);
  }
  node.end = true;
}

function plainChild(node: Node, component: string): Node {
  const known = node.children.get(component);
  if (known !== undefined) return known;
  const child = emptyNode();
  node.children.set(component, child);
  return child;
}

function globChild(node: Node, pattern: string): Node {
  const known = node.globs.find((glob) => glob.pattern === pattern);
  if (known !== undefined) return known.node;
  const child = emptyNode();
  node.globs.push({ pattern, matches: compileGlob(pattern), node: child });
  return child;
}

function below(node: Node, components: readonly string[], depth: number): boolean {
  if (node.end) return true;
  const component = components[depth];
  if (component === undefined) return false;
  const plain = node.children.get(component);
  if (plain !== undefined && below(plain, components, depth + 1)) return true;
  return node.globs.some((glob) => glob.matches(component) && below(glob.node, components, depth + 1));
}
