// required_engine_version and required_plugin_versions.
import { reject } from '../../diagnostic.js';
import { badEngineVersion, wrongValue } from '../../diagnostics/file-problems.js';
import { badPluginVersion, engineTooOld, pluginMissing, pluginTwice } from '../../diagnostics/item-problems.js';
import type { YamlMap, YamlNode } from '../../yaml/node.js';
import type { ItemContext, PluginRequirement, Reading } from '../collection.js';
import { requiredText, sequenceAt, unsignedOf, valueAt } from './item-values.js';
import { BUILT_IN_PLUGINS, ENGINE_VERSION, isVersion, satisfies } from './versions.js';

/** Checks that this engine is new enough. A plain number is a minor version. */
export function readEngineVersion(item: YamlMap, { place }: ItemContext): void {
  const { text } = requiredText(item, 'required_engine_version');
  const minor = unsignedOf(text);
  const wanted = minor === undefined ? text : `0.${minor}.0`;
  if (!isVersion(wanted)) reject(badEngineVersion({ version: text }, valueAt(item, 'required_engine_version')!.place));
  if (!satisfies(ENGINE_VERSION, wanted)) reject(engineTooOld({ wanted, version: ENGINE_VERSION }, place));
}

/** Notes which plugins are required; whether they are there is asked after all files are read. */
export function readPluginVersions(item: YamlMap, _: ItemContext, { collection }: Reading): void {
  const requirements = sequenceAt(item, 'required_plugin_versions')?.items ?? [];
  collection.plugins.push(...requirements.map((requirement) => requirementOf(requirement)));
}

function requirementOf(node: YamlNode): PluginRequirement {
  if (node.kind !== 'map') return reject(wrongValue({ key: 'required_plugin_versions', expected: 'a sequence of mappings' }, node.place));
  const alternatives = [node, ...sequenceAt(node, 'alternatives')?.items ?? []].map(pluginOf);
  const names = alternatives.map(({ name }) => name);
  const twice = names.find((name, index) => names.indexOf(name) !== index);
  if (twice !== undefined) reject(pluginTwice({ name: twice }, node.place));
  return { alternatives, place: node.place };
}

function pluginOf(node: YamlNode): { name: string; version: string } {
  if (node.kind !== 'map') return reject(wrongValue({ key: 'alternatives', expected: 'a sequence of mappings' }, node.place));
  const name = requiredText(node, 'name').text;
  const version = requiredText(node, 'version').text;
  if (!isVersion(version)) reject(badPluginVersion({ name, version }, valueAt(node, 'version')!.place));
  return { name, version };
}

/** Rejects the first requirement that no plugin satisfies. */
export function checkPlugins(requirements: readonly PluginRequirement[]): void {
  for (const { alternatives, place } of requirements) {
    const loaded = alternatives.find(({ name }) => BUILT_IN_PLUGINS.has(name));
    if (loaded !== undefined && satisfies(BUILT_IN_PLUGINS.get(loaded.name)!, loaded.version)) continue;
    reject(pluginMissing({ alternatives: alternatives.map(({ name, version }) => `${name} (>= ${version})`).join(', ') }, place));
  }
}
