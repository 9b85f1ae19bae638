// Every key of a list, macro or rule under `override`, appended, replaced and misspelt: fixtures/overrides/ITEM.txt holds what becomes
// of the item, or the problem as the user sees it. Derived from the table of keys, so a new key shows as a difference.
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { printCondition } from '../../src/rules/condition/print.js';
import { ITEM_KEYS, keysOf } from '../../src/rules/load/items/item-keys.js';
import { loadRules } from '../../src/rules/load/load-rules.js';
import { renderText } from '../../src/rules/render-diagnostic.js';
import { FIXTURES, matchGolden } from './golden.js';

type Item = 'list' | 'macro' | 'rule';

const BEFORE = `- list: shells
  items: [bash, "z sh"]
- macro: a_shell
  condition: proc.name in (shells) or proc.pname = x
- rule: Shell
  desc: A shell
  condition: evt.type = execve and a_shell
  output: shell %proc.name
  priority: WARNING
  tags: [host, a]
  exceptions:
  - {name: known, fields: [proc.name], values: [[sh]]}
`;

const NAMES: Readonly<Record<Item, string>> = { list: 'shells', macro: 'a_shell', rule: 'Shell' };

/** A new value of each key. */
const VALUES: { readonly [I in Item]: { readonly [K in keyof (typeof ITEM_KEYS)[I]]: string } } = {
  list: { list: 'shells', items: '[fish]', append: 'true', override: '{}' },
  macro: { macro: 'a_shell', condition: 'or proc.name = fish', append: 'true', override: '{}' },
  rule: {
    rule: 'Shell', condition: 'and proc.pid = 1', output: 'by %user.name', desc: 'of somebody', tags: '[process, a]',
    exceptions: '[{name: others, fields: [proc.pid], values: [[1]]}]', priority: 'INFO', capture: 'true', capture_duration: '7',
    enabled: 'false', warn_evttypes: 'false', 'skip-if-unknown-filter': 'true', source: 'k8s_audit', override: '{}', append: 'true',
  },
};

/** A condition can only be replaced by one that stands alone. */
const WHOLE: Readonly<Record<string, string>> = { condition: 'evt.type = open and proc.name = fish' };

/** The rules and problems after the item has been read. */
function outcome(item: string): string {
  const { rules, diagnostics } = loadRules([{ name: 'before.yaml', text: BEFORE }, { name: 'after.yaml', text: item }]);
  const told = rules.map(({ condition, output, description, priority, tags, enabled, capture, captureDuration }) => [
    `  condition: ${printCondition(condition)}`, `  desc: ${description}`, `  output: ${output}`,
    `  ${priority.name}, tags ${tags.join(' ')}, enabled ${enabled}, capture ${capture} for ${captureDuration} ms`,
  ].join('\n') + '\n');
  return told.join('') + diagnostics.map(renderText).join('');
}

/** What lists and macros cannot do without, whatever else they override. */
const NEEDED: Readonly<Record<Item, string>> = { list: 'items', macro: 'condition', rule: '' };

function form(item: Item, key: string, operation: string): string {
  const values: Readonly<Record<string, string>> = VALUES[item];
  const needed = NEEDED[item] === key ? '' : NEEDED[item];
  const own = key === item || key === 'override' ? [] : [`${key}: ${(operation === 'replace' && WHOLE[key]) || values[key]}`];
  const others = needed === '' ? [] : [`${needed}: ${values[needed]}`];
  const overrides = [`${key}: ${operation}`, ...(needed === '' ? [] : [`${needed}: append`])];
  const lines = [...own, ...others, `override: {${overrides.join(', ')}}`];
  const text = `- ${item}: ${NAMES[item]}\n${lines.map((line) => `  ${line}\n`).join('')}`;
  return `${text}${outcome(text)}`;
}

test.each<Item>(['list', 'macro', 'rule'])('%s', (item) => {
  const forms = Object.keys(keysOf(item)).flatMap((key) => ['append', 'replace', 'prepend'].map((operation) => form(item, key, operation)));
  matchGolden(join(FIXTURES, 'overrides', `${item}.txt`), forms.join('\n'));
});

test('no form that the table allows is refused', () => {
  for (const item of ['list', 'macro', 'rule'] as const) {
    for (const [key, { override = [] }] of Object.entries(keysOf(item))) {
      for (const operation of override) expect(form(item, key, operation), `${item} ${key} ${operation}`).not.toContain('error:');
    }
  }
});
