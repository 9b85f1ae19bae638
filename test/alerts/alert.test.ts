// Alerts as Falco prints them: the line of text, and JSON whose numbers are exact.
import { describe, expect, test } from 'vitest';
import type { Alert } from '../../src/alerts/alert.js';
import { alertJson } from '../../src/alerts/alert-json.js';
import { alertText } from '../../src/alerts/alert-text.js';
import { makeAlert } from '../../src/alerts/make-alert.js';
import { parsePriority } from '../../src/rules/priority.js';
import { format } from '../fields/ask.js';
import { snapshot, START, Story } from '../state/story.js';

const alert = (more: Partial<Alert> = {}): Alert => ({
  rule: 'Shell', priority: parsePriority('WARNING')!, source: 'syscall', tags: ['T1059', 'shell'], hostname: 'probe', time: START + 5n,
    num: 7,
  message: 'A shell', fields: {}, ...more,
});

describe('text', () => {
  test('has the local time, or the whole date in UTC', () => {
    expect(alertText(alert())).toMatch(/^\d\d:\d\d:20\.000000005: Warning A shell$/);
    expect(alertText(alert(), { isoTime: true })).toBe('2023-11-14T22:13:20.000000005+0000: Warning A shell');
  });

  test('is one line, whatever a process is called', () => {
    expect(alertText(alert({ message: 'a\n"b" \\ \x07 \xc3\xa9 \xff' }), { isoTime: true }))
      .toBe(String.raw`2023-11-14T22:13:20.000000005+0000: Warning a\n\"b\" \\ \u0007 é ` + '\ufffd');
  });
});

describe('JSON', () => {
  test('has Falco’s keys in their order', () => {
    expect(alertJson(alert(), { isoTime: true })).toBe('{"hostname":"probe","output":"2023-11-14T22:13:20.000000005+0000: Warning A shell",'
      + '"output_fields":{"evt.num":7,"evt.time.iso8601":1700000000000000005},"priority":"Warning","rule":"Shell","source":"syscall",'
      + '"tags":["T1059","shell"],"time":"2023-11-14T22:13:20.000000005Z"}');
  });

  test('has the message alone if asked for, and the recording if known', () => {
    const json = JSON.parse(alertJson(alert({ capture: 'größe' }), { message: true }));
    expect(json).toMatchObject({ message: 'A shell', output_fields: { 'falco_rec.capture': 'größe' } });
  });

  test('has values as Falco types them', () => {
    const story = new Story(snapshot()).now('open', { fd: -2, name: '/\xff', flags: 1, mode: 0, dev: 0, ino: 0 }, { at: 1 });
    const output = format('%evt.rawtime %evt.res %fd.name %proc.tty %evt.failed %evt.abspath %fd.types %evt.reltime.ns %evt.rawarg.mode');
    const rule = { name: 'r', priority: parsePriority('info')!, source: 'syscall', tags: [] };
    const json = alertJson(makeAlert(rule, output, story.event));
    expect(json).toContain('"output_fields":{"evt.abspath":null,"evt.failed":true,"evt.num":1,"evt.rawarg.mode":"0",'
      + '"evt.rawtime":1700000001000000000,"evt.reltime.ns":0,"evt.res":"ENOENT","evt.time":1700000001000000000,'
      + '"fd.name":"/\ufffd","fd.types":null,"proc.tty":34816}');
    expect(json).toContain('"priority":"Informational"');
  });
});
