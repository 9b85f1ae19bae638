-- title: A program runs on after its file is deleted
-- finds: Programs whose executable was removed while they ran, and who removed it.
-- misses: Executables that were gone when the recording began, those that never had a name (hunt memory-or-temporary-execution), and files
--   that were overwritten.
-- mitre: T1070.004
-- param: installers VARCHAR[] = dpkg, rpm, dnf, yum, apk, pacman, ld, gcc, collect2, make
--   -- Names of programs that replace executables for a living
-- empty: No executable was removed under a running program. Updates do so, too, if they are not by `installers`.
WITH removed AS (
  SELECT c.event, c.time, c.path, c.process FROM path_changes c JOIN processes r USING (process)
  WHERE c.change = 'removed' AND NOT list_contains($installers, r.name))
SELECT r.event, r.time, p.process, p.pid, p."user", p.container, p.cmdline, p.exepath, p.start, p."end", d.process AS remover, d.cmdline AS remover_cmdline
FROM processes p JOIN removed r ON r.path = p.exepath JOIN processes d ON d.process = r.process AND d.capture = p.capture
WHERE (p.start_event IS NULL OR p.start_event < r.event) AND (p.end_event IS NULL OR p.end_event > r.event)
ORDER BY r.event, p.process
