-- title: A program asks the cloud for credentials
-- finds: Attempts to connect to the metadata services of clouds, which hand out credentials to whoever asks on the machine.
-- misses: Requests that go through a proxy.
-- mitre: T1552.005
-- param: services VARCHAR[] = 169.254.169.254, 169.254.170.2, 169.254.170.23, fd00:ec2::254, 100.100.100.200 -- Their addresses
-- param: agents VARCHAR[] = cloud-init, amazon-ssm-agen, ssm-agent-worke, google_guest_ag, waagent, aws -- Names of programs that may
-- empty: Nobody but `agents` asked.
SELECT min(c.event) AS event, min(c.time) AS first, p.process, any_value(p.pid) AS pid, any_value(p."user") AS "user", any_value(p.container) AS container,
  any_value(p.cmdline) AS cmdline, c.addr, count(*) AS attempts, any_value(p.ancestry) AS ancestry
FROM connect c JOIN processes p USING (process)
WHERE list_contains($services, c.addr_ip) AND NOT list_contains($agents, p.name)
GROUP BY p.process, c.addr
ORDER BY event
