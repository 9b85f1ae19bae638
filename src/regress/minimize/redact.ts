// Texts that no verdict needs are replaced, and only those: each replacement is proven by a replay.
import type { Header } from '../../capture/header.js';
import { addressText } from '../../state/sockets/address-text.js';
import { most } from './least.js';
import { sites, type Site } from './replacements.js';
import { rewriteScene } from './rewrite-scene.js';
import type { Scene } from './scene.js';
import type { Holds } from './verdict.js';

export interface Redacted {
  readonly scene: Scene;
  readonly replaced: readonly Site[];
  /** What the verdicts need as it is, or show. */
  readonly kept: readonly Site[];
}

/**
 * Replaces as many texts as can be: wherever they stand, or nowhere. There is no end of patience: what is left because time ran out
 * would be a secret that somebody commits.
 * @param messages of all alerts, as byte strings: what they show is no secret, and need not be tried
 */
export function redact(scene: Scene, messages: string, holds: Holds): Redacted {
  const found = sites();
  rewriteScene(scene, found.finder);
  const { all } = found;
  const without = (chosen: ReadonlySet<Site>): Scene => rewriteScene(scene, found.replacer(chosen));
  const unseen = all.filter((site) => !messages.includes(shownText(site)));
  const replaced = most(unseen, (chosen) => holds(without(chosen)));
  return { scene: without(replaced), replaced: [...replaced], kept: all.filter((site) => !replaced.has(site)) };
}

/** As an alert would show it. */
export const shownText = ({ kind, text }: Site): string => (kind === 'address' ? addressText(text) : text);

/** The machine without its name, and without the command line that was recorded. */
export function redactedHeader(header: Header): Header {
  const { machine, scope } = header;
  return {
    ...header, machine: { ...machine, hostname: 'redacted' },
    ...(scope.kind === 'tree' && { scope: { kind: 'tree', pid: scope.pid } }),
  };
}

