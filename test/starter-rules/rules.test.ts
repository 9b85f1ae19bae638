// What docs/rules.md says holds for every starter rule.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { root, scenarios } from '../workloads/scenario.js';

interface Item { readonly rule?: string; readonly macro?: string; readonly condition?: string; readonly [key: string]: unknown }

const folder = join(root, 'rules');
const files = readdirSync(folder).filter((file) => !file.endsWith('.test.yaml'));
const items = files.flatMap((file) => parse(readFileSync(join(folder, file), 'utf8')) as Item[]);
const rules = items.filter((item) => item.rule !== undefined);

/** Names of macros whose condition names event types. */
const macros = items.filter((item) => item.condition?.includes('evt.type')).flatMap((item) => item.macro ?? []);

describe('starter rules', () => {
  test('each has a scenario of its name, and each scenario that is named like a rule has one', () => {
    const named = scenarios.filter((name) => !name.includes('-') && name !== 'counts');
    expect(rules.map(({ rule }) => rule).sort()).toEqual([...named].sort());
  });

  test('no name is given twice, over all files', () => {
    const names = items.map((item) => item.rule ?? item.macro ?? item['list']);
    expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([]);
  });

  test.each(rules)('$rule is complete', (rule) => {
    expect(rule['desc']).toMatch(/\.\s*$/);
    expect(rule['output']).toContain('%user.name');
    expect(rule['output']).toContain('%container.id');
    expect((rule['tags'] as string[]).filter((tag) => /^T\d{4}(\.\d{3})?$/.test(tag))).not.toEqual([]);
    expect((rule['tags'] as string[]).filter((tag) => tag.startsWith('mitre_'))).not.toEqual([]);
    const typed = rule.condition!.includes('evt.type') || macros.some((macro) => rule.condition!.includes(macro));
    expect(typed).toBe(rule['warn_evttypes'] !== false);
  });
});
