// Problems in the shape of a rule file: YAML itself, and keys and values of items.
import { declare } from '../diagnostic.js';

const SHAPE = 'LOAD_ERR_YAML_VALIDATE';

export const notYaml = declare<{ reason: string }>('not yaml', 'LOAD_ERR_YAML_PARSE', ({ reason }) => reason);

export const scalarDocument = declare<object>('scalar document', SHAPE, () => 'Rules content is not yaml',
  () => 'a rule file is a sequence: each rule, macro and list starts with a dash');

export const notSequence = declare<object>('not a sequence', SHAPE, () => 'Rules content is not yaml array of objects',
  () => 'a rule file is a sequence: each rule, macro and list starts with a dash');

export const notMapping = declare<object>('not a mapping', SHAPE,
  () => 'Unexpected element type. Each element should be a yaml associative array.');

export const keyMissing = declare<{ key: string }>('key missing', SHAPE, ({ key }) => `Item has no mapping for key '${key}'`);

export const keyEmpty = declare<{ key: string }>('key empty', SHAPE, ({ key }) => `Mapping for key '${key}' is empty`);

export const wrongValue = declare<{ key: string; expected: string }>('wrong value', SHAPE,
  ({ key, expected }) => `Value of key '${key}' is not ${expected}`);

export const badPriority = declare<{ priority: string; hint: string | undefined }>('bad priority', SHAPE,
  ({ priority }) => `Invalid priority '${priority}'`, ({ hint }) => hint);

export const badEngineVersion = declare<{ version: string }>('bad engine version', SHAPE,
  ({ version }) => `Unable to parse engine version '${version}' as a semver string. Expected "x.y.z" semver format.`);

export const unknownItem = declare<object>('unknown item', 'LOAD_UNKNOWN_ITEM', () => 'Unknown top level object',
  () => 'items are rule, macro, list, required_engine_version and required_plugin_versions');

export const unknownKey = declare<{ key: string; hint: string | undefined }>('unknown key', 'LOAD_UNKNOWN_KEY',
  ({ key }) => `Unknown key '${key}'. The key will be ignored.`, ({ hint }) => hint);
