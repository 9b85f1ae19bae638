// Macros that give rows: the state of the machine at any moment, and what lies around an event.
import type { MacroDefinition } from './relation.js';

const macro = (name: string, parameters: readonly string[], about: string, body: string): MacroDefinition =>
  ({ name, parameters, about, body, rows: true });

export const FORENSIC_MACROS: readonly MacroDefinition[] = [
  macro('ancestors', ['entity'], 'Program images above this one, the nearest first (distance 1), up to the oldest that is known.', `
    WITH RECURSIVE line(process, distance) AS (
      SELECT parent, 1 FROM processes WHERE process = entity AND parent IS NOT NULL
      UNION ALL
      SELECT p.parent, line.distance + 1 FROM line JOIN processes p USING (process) WHERE p.parent IS NOT NULL AND line.distance < 1000)
    SELECT line.distance, p.* FROM line JOIN processes p USING (process) ORDER BY line.distance`),
  macro('descendants', ['entity'], 'Program images that this one started or became, and those that these started, the nearest first.', `
    WITH RECURSIVE tree(process, distance) AS (
      SELECT process, 1 FROM processes WHERE parent = entity OR previous = entity
      UNION
      SELECT p.process, tree.distance + 1 FROM tree JOIN processes p ON p.parent = tree.process OR p.previous = tree.process
      WHERE tree.distance < 1000)
    SELECT nearest.distance, p.*
    FROM (SELECT process, min(distance) AS distance FROM tree GROUP BY process) nearest JOIN processes p USING (process)
    ORDER BY nearest.distance, p.process`),
  macro('processes_at', ['moment'], 'All program images that ran at that time.', `
    SELECT * FROM processes p
    WHERE (p.start IS NULL OR p.start <= moment::TIMESTAMP_NS) AND (p."end" IS NULL OR p."end" > moment::TIMESTAMP_NS)`),
  macro('process_at', ['process_id', 'moment'], 'The program image that had this process id at that time.', `
    SELECT * FROM processes_at(moment) p WHERE p.pid = process_id`),
  macro('open_files_at', ['entity', 'moment'], 'Descriptors that a program image had open at that time, by number.', `
    SELECT o.fd, d.* FROM open_descriptors o JOIN descriptors d USING (descriptor)
    WHERE o.process = entity AND (o.opened IS NULL OR o.opened <= moment::TIMESTAMP_NS)
      AND (o.closed IS NULL OR o.closed > moment::TIMESTAMP_NS)
    ORDER BY o.fd`),
  macro('timeline', ['entity'], 'All events of a program image, in order, with names as they were then.',
    'SELECT * FROM event_log l WHERE l.process = entity ORDER BY l.event'),
  macro('around', ['event_number', 'before := 10', 'after := 10'],
    'The events around one, whoever did them: so many before it, itself, and so many after.',
    'SELECT * FROM event_log l WHERE l.event BETWEEN event_number - before AND event_number + after ORDER BY l.event'),
];
