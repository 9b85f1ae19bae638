// Alerts into the table of a history, each beside the event and the program image that it is about.
import type { DuckDBConnection } from '@duckdb/node-api';
import { fieldsJson, objectJson } from '../../alerts/fields-json.js';
import type { Alert } from '../../alerts/alert.js';
import { toText } from '../../capture/texts.js';
import { eventBase } from '../schema/event-number.js';

/** What went together through the rules. */
export interface Judged {
  /** Number of the capture in the history. */
  readonly capture: number;
  /** Names of the rules that were asked. */
  readonly rules: readonly string[];
  /** By what they are known together. */
  readonly ruleset: string;
}

/** Alerts that wait in memory until they are written. */
const WAITING = 4096;

/** Alerts come as JSON, which DuckDB reads in one statement; their events lie close together, and so are found quickly. */
const INSERT = `
  INSERT INTO alerts BY NAME
  SELECT $2::INTEGER AS capture, a.event, e.time, e.process, a.rule, a.priority, a.source, a.tags, a.output, a.fields, $3 AS ruleset
  FROM (SELECT unnest(from_json($1::JSON, '[{"event": "BIGINT", "rule": "VARCHAR", "priority": "VARCHAR", "source": "VARCHAR",
      "tags": ["VARCHAR"], "output": "VARCHAR", "fields": "JSON"}]'), recursive := true)) a
    JOIN (SELECT event, time, process FROM stored.events WHERE event BETWEEN $4::BIGINT AND $5::BIGINT) e USING (event)`;

export class AlertRows {
  private waiting: string[] = [];
  private first = Infinity;
  private last = 0;
  private readonly base: number;

  constructor(private readonly connection: DuckDBConnection, private readonly judged: Judged) {
    this.base = eventBase(judged.capture);
  }

  /** Takes an alert; it is in the table once `write` has come back. */
  add({ num, rule, priority, source, tags, message, fields }: Alert): void {
    const event = this.base + num;
    this.first = Math.min(this.first, event);
    this.last = Math.max(this.last, event);
    this.waiting.push(objectJson({
      event: String(event), rule: JSON.stringify(rule), priority: JSON.stringify(priority.name), source: JSON.stringify(source),
      tags: JSON.stringify(tags), output: JSON.stringify(toText(message)), fields: fieldsJson(fields),
    }));
  }

  /** So many wait that they should be written before more come. */
  get full(): boolean {
    return this.waiting.length >= WAITING;
  }

  async write(): Promise<void> {
    if (this.waiting.length === 0) return;
    const alerts = `[${this.waiting.join(',')}]`, { capture, ruleset } = this.judged;
    await this.connection.run(INSERT, [alerts, capture, ruleset, this.first, this.last]);
    this.waiting = [];
    this.first = Infinity;
    this.last = 0;
  }
}

/**
 * Replaces what a capture has of these rules' alerts by those that `judge` gives; the alerts of other rules stay. All in one
 * transaction: whoever reads sees those of before or these.
 */
export async function replaceAlerts<T>(
  connection: DuckDBConnection, judged: Judged, judge: (rows: AlertRows) => Promise<T>,
): Promise<T> {
  await connection.run('BEGIN');
  try {
    await connection.run(`DELETE FROM alerts WHERE capture = $1 AND rule IN (SELECT unnest(from_json($2::JSON, '["VARCHAR"]')))`,
      [judged.capture, JSON.stringify(judged.rules)]);
    const rows = new AlertRows(connection, judged);
    const result = await judge(rows);
    await rows.write();
    await connection.run('COMMIT');
    return result;
  } catch (error) {
    await connection.run('ROLLBACK').catch(() => undefined);
    throw error;
  }
}
