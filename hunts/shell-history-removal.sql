-- title: The history of a shell is emptied, deleted or turned off
-- finds: Histories of shells that were truncated, removed, renamed or linked to something else, and programs started with a HISTFILE that
--   keeps nothing.
-- misses: `history -c` and `unset HISTFILE` in a running shell: neither is a system call.
-- mitre: T1070.003, T1562.003
-- param: histories VARCHAR = /(\.bash_history|\.zsh_history|\.ash_history|\.sh_history|\.histfile|fish_history|\.python_history|\.mysql_history|\.psql_history)$
--   -- A regular expression for the paths
-- empty: Nobody did so by a system call.
WITH touched AS (
  SELECT event, time, process, CASE WHEN change IN ('linked', 'symlinked') THEN new_path ELSE path END AS path, change FROM path_changes
  UNION ALL
  SELECT d.first_event, d.first_time, d.process, d.name, 'emptied' FROM descriptors d
  WHERE d.type = 'file' AND d.first_event IS NOT NULL AND contains(d.flags_names, 'O_TRUNC') AND NOT contains(d.flags_names, 'O_F_CREATED')),
turned_off AS (
  SELECT event, time, process, array_to_string(list_filter(string_split(env::VARCHAR, '\x00'), lambda each: regexp_matches(each, '^HIST(FILE|SIZE|FILESIZE)=(/dev/null|0|)$')), ' ')
    AS path, 'turned off' AS change
  FROM execve WHERE res = 0)
SELECT t.event, t.time, p.process, p.pid, p."user", p.container, p.cmdline, t.path, t.change, p.ancestry
FROM (SELECT * FROM touched WHERE regexp_matches(path, $histories) UNION ALL SELECT * FROM turned_off WHERE path <> '') t JOIN processes p USING (process)
ORDER BY t.event
