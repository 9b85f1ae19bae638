// Problems of items as definitions: what they append to, override, or require.
import { declare } from '../diagnostic.js';

const OBJECTS = 'LOAD_ERR_VALIDATE';
const SHAPE = 'LOAD_ERR_YAML_VALIDATE';

const CAPITAL = { list: 'List', macro: 'Macro', rule: 'Rule' } as const;
const APPENDED = { list: 'override.items: append', macro: 'override.condition: append', rule: 'override.<key>: append' } as const;

export type ItemKind = keyof typeof CAPITAL;

export const nothingToAppendTo = declare<{ kind: ItemKind; hint: string | undefined }>('nothing to append to', OBJECTS,
  ({ kind }) => `${CAPITAL[kind]} uses 'append' or '${APPENDED[kind]}' but no ${kind} by that name already exists`, ({ hint }) => hint);

export const nothingToReplace = declare<{ hint: string | undefined }>('nothing to replace', OBJECTS,
  () => 'An replace to a rule was requested but no rule by that name already exists', ({ hint }) => hint);

export const nothingToEnable = declare<{ hint: string | undefined }>('nothing to enable', OBJECTS,
  () => "Rule has 'enabled' key but no rule by that name already exists", ({ hint }) => hint);

export const appendsNothing = declare<object>('appends nothing', OBJECTS,
  () => 'Appended rule must have exceptions or condition property');

export const appendAndOverride = declare<object>('append and override', OBJECTS,
  () => "Keys 'append: true' and 'override' cannot be used together.", () => "keep 'override' alone");

export const sourceChanged = declare<object>('source changed', OBJECTS, () => 'Rule has been re-defined with a different source');

export const badOverride = declare<{ key: string; allowed: string }>('bad override', SHAPE,
  ({ key, allowed }) => `Invalid override operation for key '${key}': allowed values are ${allowed}`);

export const cannotAppend = declare<{ key: string; replaceable: boolean }>('cannot append', SHAPE,
  ({ key, replaceable }) => `Key '${key}' cannot be appended to${replaceable ? ", use 'replace' instead" : ''}`);

export const cannotReplace = declare<{ key: string }>('cannot replace', SHAPE, ({ key }) => `Key '${key}' cannot be replaced`);

export const overriddenKeyMissing = declare<{ key: string; operation: string }>('overridden key missing', SHAPE,
  ({ key, operation }) => `An ${operation} override for '${key}' was specified but '${key}' is not defined`);

export const keyNotOverridden = declare<{ key: string }>('key not overridden', SHAPE,
  ({ key }) => `Unexpected key '${key}': no corresponding entry under 'override' is defined.`,
  ({ key }) => `add '${key}: append' or '${key}: replace' under override`);

export const engineTooOld = declare<{ wanted: string; version: string }>('engine too old', OBJECTS,
  ({ wanted, version }) => `Rules require engine version ${wanted}, but engine version is ${version}`);

export const badPluginVersion = declare<{ name: string; version: string }>('bad plugin version', OBJECTS,
  ({ name, version }) => `Unable to parse version '${version}' of required plugin '${name}'. Expected "x.y.z" semver format.`);

export const pluginTwice = declare<{ name: string }>('plugin twice', OBJECTS,
  ({ name }) => `Plugin '${name}' is required more than once in one entry`);

export const pluginMissing = declare<{ alternatives: string }>('plugin missing', OBJECTS,
  ({ alternatives }) => `Plugin requirement not satisfied, must load one of: ${alternatives}`,
  () => 'rules of this file are about events of that plugin, which recordings of system calls do not hold');
