-- title: Code is brought into the kernel
-- finds: Modules that were loaded or removed, and eBPF programs that were loaded; attempts that failed, too.
-- misses: Code that came through a mistake of the kernel, and live patches.
-- mitre: T1547.006, T1014
-- param: loaders VARCHAR[] = modprobe, kmod, insmod, systemd-udevd, systemd-modules, systemd, udevd, dockerd, containerd, cilium-agent, falco, falco-rec, sysdig, bpftrace
--   -- Names of programs that do so for a living
-- param: bpf VARCHAR[] = BPF_PROG_LOAD -- Commands of bpf that count
-- empty: Nobody but `loaders` did. To see what they loaded, clear that list.
WITH loads AS (
  SELECT event, time, process, 'init_module' AS call, uargs AS subject, res FROM init_module
  UNION ALL SELECT event, time, process, 'finit_module', descriptor_name, res FROM finit_module
  UNION ALL SELECT event, time, process, 'delete_module', name, res FROM delete_module
  UNION ALL SELECT event, time, process, 'bpf', cmd_names, fd FROM bpf WHERE list_contains($bpf, cmd_names))
SELECT l.event, l.time, p.process, p.pid, p."user", p.container, p.cmdline, l.call, l.subject, error_name(l.res) AS error, p.ancestry
FROM loads l JOIN processes p USING (process)
WHERE NOT list_contains($loaders, p.name)
ORDER BY l.event
