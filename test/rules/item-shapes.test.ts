// Odd values in items: what Falco's loader takes, what it refuses, and as what. Each line of problems is code and item.
import { expect, test } from 'vitest';
import { loadRules } from '../../src/rules/load/load-rules.js';
import { renderJson } from '../../src/rules/render-diagnostic.js';

const SHAPE = 'LOAD_ERR_YAML_VALIDATE', OBJECT = 'LOAD_ERR_VALIDATE', CONDITION = 'LOAD_ERR_COMPILE_CONDITION';

const RULE = `- rule: r
  desc: d
  condition: evt.type = open
  output: o
  priority: INFO
`;

/** The rule with one exception, and what follows. */
const excepted = (exception: string, after = ''): string => `${RULE}  exceptions: [{name: e, ${exception}}]\n${after}`;

function problemsOf(text: string): string[] {
  return loadRules([{ name: 'rules.yaml', text }]).diagnostics.map((one) => {
    const { item_type: type, item_name: name } = renderJson(one).context.locations[1]!;
    return `${one.code} ${type} ${name}`.trim();
  });
}

test.each<[string, string, string[]]>([
  ['null is no item of a list', '- {list: l, items: [a, ~]}', [`${SHAPE} list l`]],
  ['nor a tag', `${RULE}  tags: [a, null]\n`, [`${SHAPE} rule r`]],
  ['in quotes it is', '- {list: l, items: [a, "null"]}', ['LOAD_UNUSED_LIST list l']],
  ['unknown keys are told of what is sound', `${RULE}  nice: x\n`, ['LOAD_UNKNOWN_KEY rule r']],
  ['and not of what is refused', '- {list: l, items: x, nice: x}', [`${SHAPE} list l`]],
  ['an empty override is none', `${RULE}  override:\n`, []],
  ['nor is a word', `${RULE}  override: replace\n`, []],
  ['append is deprecated, also where it is an error',
    `${RULE}- rule: r\n  append: true\n  condition: and x\n  override: {condition: append}\n`,
    ['LOAD_DEPRECATED_ITEM rule r', `${OBJECT} rule r`]],
  ['what is not there is missed before what is not overridden',
    '- {rule: x, enabled: true, desc: d, override: {enabled: replace}}', [`${OBJECT} rule x`]],
  ['a new rule has a source', `${RULE}  source:\n`, [`${SHAPE} rule r`]],
  ['one that appends may leave it empty',
    `${RULE}- {rule: r, append: true, source: , condition: and evt.num > 1}\n`, ['LOAD_DEPRECATED_ITEM rule r']],
  ['but not change it', `${RULE}- {rule: r, append: true, source: other, condition: and evt.num > 1}\n`,
    ['LOAD_DEPRECATED_ITEM rule r', `${OBJECT} rule r`]],
  ['nor with an override of the condition',
    `${RULE}- {rule: r, source: other, condition: x, override: {condition: replace}}\n`, [`${OBJECT} rule r`]],
  ['of anything else it is not asked', `${RULE}- {rule: r, source: other, desc: x, override: {desc: replace}}\n`, []],
  ['a bad priority is told before an unknown source', `${RULE.replace('INFO', 'URGENT')}  source: other\n`, [`${SHAPE} rule r`]],
  ['values must be there to be a sequence', excepted('fields: [proc.name], values: '), [`${SHAPE} rule r`]],
  ['an empty value is none', excepted('fields: [proc.name], values: [[""]]'), [`${SHAPE} rule r`]],
  ['a null is an empty text', excepted('fields: [proc.name], values: [[~]]'), [`${CONDITION} rule r`]],
  ['tuples have a value for each field', excepted('fields: [proc.name, proc.pname], values: [[a]]'), [`${OBJECT} rule r`]],
  ['nobody looks at those of rules that are skipped', excepted('fields: [a.b, c.d], values: [[a]]').replace('  exc', '  source: x\n  exc'),
    ['LOAD_UNKNOWN_SOURCE rule r']],
  ['fields without any are missed', excepted('fields: [], values: [[a]]'), [`${OBJECT} rule r`]],
  ['fields may be calls', excepted('fields: ["tolower(proc.name)"], values: [[a]]'), []],
  ['if they are sound', excepted('fields: ["tolower(proc.pid)"], values: [[a]]'), [`${OBJECT} rule r`]],
  ['empty comparisons are none', excepted('fields: [proc.name], comps: [], values: [[a]]'), []],
  ['versions may go on behind the third number', '- required_engine_version: 0.31.0-rc1', []],
  ['numbers are minor versions, hexadecimal too', '- required_engine_version: 0x3f', []],
  ['and octal', '- required_engine_version: 0100', [`${OBJECT} required_engine_version`]],
  ['two numbers are no version', '- required_engine_version: 0.31', [`${SHAPE} required_engine_version`]],
  ['alternatives are mappings', '- required_plugin_versions: [{name: container, version: 0.1.0, alternatives: [x]}]',
    [`${SHAPE} required_plugin_versions`]],
])('%s', (_, text, problems) => {
  expect(problemsOf(text)).toEqual(problems);
});
