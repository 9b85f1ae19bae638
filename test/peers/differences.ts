// Where sysdig 0.29.3 and falco-rec do not select the same events, and why: a row a cause.
//
// What falco-rec says in these is what Falco of today answers on the same captures; sysdig of Debian is four years older.
// Where Falco sides with sysdig there is no row: that is a fault, and the test fails.

export interface Difference {
  readonly reason: string;
  /** Fields that differ: a filter on none of these is not excused. */
  readonly fields: RegExp;
  /** How such filters look; any way when left out. */
  readonly filters?: RegExp;
  /** Which events, in the filter language; all when left out. */
  readonly where?: string;
}

export const DIFFERENCES: readonly Difference[] = [
  { reason: 'calls whose descriptor the event table did not name yet',
    fields: /^fd\./, where: 'evt.type in (mmap, mkdirat, unlinkat, symlinkat, setsockopt)' },
  { reason: 'a call by a thread that the recording never introduced: its number was taken for that of a process, today it is -1',
    fields: /^(?:proc|thread|fd|container)\./, where: 'proc.pid < 1' },
  { reason: 'reads have the category of their descriptor now, and so a length',
    fields: /^evt\.(?:category|buflen)$/, where: 'evt.type in (read, pread, ioctl, writev, sendmsg)' },
  { reason: 'calls without an event of their own had a category from the table of calls; all are `other` now',
    fields: /^evt\.category$/, where: 'evt.category = other' },
  { reason: 'an event without a result had not failed; now nobody knows',
    fields: /^evt\.failed$/, where: 'not evt.rawres exists' },
  { reason: 'the id that these calls return is their result now',
    fields: /^evt\.(?:res|rawres)$/, where: 'evt.type in (getuid, geteuid, getgid, getegid)' },
  { reason: 'a socket without a client had one at port 0',
    fields: /^fd\.cport$/, where: 'fd.num exists and not fd.cport exists' },
  { reason: 'a datagram socket that is connected once more has the new peer, where it kept the first',
    fields: /^fd\./, where: 'fd.l4proto = udp and (evt.type in (connect, close) or evt.failed = true)' },
  { reason: 'a failed connect leaves its socket without a name',
    fields: /^fd\.name$/, where: 'evt.type = connect and evt.failed = true' },
  { reason: 'the descriptor of fcntl is the one that it was called on, where its result was taken for one',
    fields: /^fd\.num$/, where: 'evt.type = fcntl' },
  { reason: 'a call that fails because its descriptor is not open has none',
    fields: /^(?:fd\.|evt\.category$)/, where: 'evt.res = EBADF' },
  { reason: 'a failed open has no descriptor, and its character is that of others now',
    fields: /^fd\.typechar$/, where: 'evt.type = open and evt.failed = true' },
  { reason: 'what fcntl was called on was copied to the number of its result after each F_DUPFD, also where that is no descriptor but 0',
    fields: /^(?:fd\.|evt\.(?:category|buflen)$)/, where: 'fd.num = 0 and not fd.type exists' },
  { reason: 'the group was read as 64 bits wide where it is 32, so the number of threads beside it counted',
    fields: /^group\.gid$/, where: 'proc.nchilds > 0' },
  { reason: 'an id of -1 left the effective one as it was, which is what it is for; now it is stored',
    fields: /^(?:user|group)\./, where: 'user.uid = 4294967295 or group.gid = 4294967295' },
  { reason: 'users without a name had no value, and those in containers the name that the host has for the number; now it is <NA>',
    fields: /^user\.(?:name|homedir|shell)$/, where: 'user.name = "<NA>"' },
  { reason: 'groups without a name had no value, and those in containers the name that the host has for the number; now it is <NA>',
    fields: /^group\.name$/, where: 'group.name = "<NA>"' },
  { reason: 'a parent that is gone has no number any more',
    fields: /^proc\.(?:ppid|pname|apid|aname)/, where: 'not proc.apid[1] exists' },
  { reason: 'numbers of a set are each asked by a copy of the field, and copies did not know the level of the ancestor',
    fields: /^proc\.apid\[/, filters: /proc\.apid\[1\] in \(/ },
  { reason: 'the parent of a thread is that of its process, where it was the process itself',
    fields: /^proc\.pname$/, where: 'thread.ismain = false' },
  { reason: 'processes that a snapshot shows without their number inside a namespace have the outer number there',
    fields: /^(?:proc\.vpid|thread\.vtid)$/, where: 'proc.vpid = val(proc.pid)' },
];
