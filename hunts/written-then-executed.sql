-- title: A file is written and then executed
-- finds: Programs whose file was opened for writing earlier in the recording; who wrote it, and with whom the writer was
--   connected (`remotes`): a download, if there is one.
-- misses: Files that were renamed or moved between, scripts that are given to an interpreter (`sh /tmp/x`), and what was
--   written before the recording began.
-- mitre: T1105, T1204.002
-- param: builders VARCHAR[] = ld, ld.bfd, ld.gold, ld.lld, mold, collect2, cc1, as, go, link, rustc, dpkg, rpm, tar, strip, objcopy, install
--   -- Names of programs that write programs for a living
-- empty: Nothing that ran was made in this recording by anything but builders.
SELECT p.start_event AS event, p.start AS executed, p.process, p.pid, p."user", p.container, p.cmdline, p.exepath AS path,
  d.first_time AS written, d.first_event AS written_event, w.process AS writer, w.cmdline AS writer_cmdline,
  (SELECT list(DISTINCT c.remote || ':' || c.remote_port) FROM connections c WHERE c.process = w.process) AS remotes
FROM processes p JOIN descriptors d ON d.name = p.exepath AND d.capture = p.capture JOIN processes w ON w.process = d.process
WHERE d.type = 'file' AND d.flags & 2 <> 0 AND d.first_event < p.start_event AND p.previous IS NOT NULL
  AND NOT list_contains($builders, w.name)
ORDER BY p.start_event, d.first_event
