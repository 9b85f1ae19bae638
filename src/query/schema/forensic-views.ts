// Views over events of several types that mean one thing, for questions about it: what became of a path.
import type { EventName } from '../../schema/events.js';
import { columnsOf, type ViewDefinition } from './relation.js';

/** Asks the tables behind the view of the event: who it was and on what need not be looked up nine times. */
const change = (event: EventName, what: string, path: string, other?: string): string => `
  SELECT e.event, e.time, e.process, '${what}', a.value, ${other === undefined ? 'NULL' : 'b.value'}
  FROM stored.events e JOIN params."${event}" p ON p.event = e.event JOIN stored.texts a ON a.text = p."${path}"
    ${other === undefined ? '' : `JOIN stored.texts b ON b.text = p."${other}"`}
  WHERE e.type = '${event}' AND e.result >= 0`;

const PATH_CHANGES = [
  change('unlink', 'removed', 'path_absolute'),
  change('unlinkat', 'removed', 'name_absolute'),
  change('rename', 'renamed', 'oldpath_absolute', 'newpath_absolute'),
  change('renameat', 'renamed', 'oldpath_absolute', 'newpath_absolute'),
  change('renameat2', 'renamed', 'oldpath_absolute', 'newpath_absolute'),
  change('link', 'linked', 'oldpath_absolute', 'newpath_absolute'),
  change('linkat', 'linked', 'oldpath_absolute', 'newpath_absolute'),
  change('symlink', 'symlinked', 'target', 'linkpath_absolute'),
  change('symlinkat', 'symlinked', 'target', 'linkpath_absolute'),
];

export const FORENSIC_VIEWS: readonly ViewDefinition[] = [
  {
    name: 'path_changes',
    about: 'One row for each path that was removed, renamed or linked, by whatever call; calls that failed are left out.',
    query: PATH_CHANGES.join(' UNION ALL'),
    columns: columnsOf(`
    event         BIGINT        Number of the event
    time          TIMESTAMP_NS  When it happened
    process       INTEGER       Program image that did it
    change        VARCHAR       removed, renamed, linked or symlinked
    path          VARCHAR       Absolute path that it was called by; of a symbolic link what it points to, as written
    new_path      VARCHAR       Absolute path that it is called by now; NULL where it was removed`),
  },
];
