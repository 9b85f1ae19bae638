// THE definition of suites: every key, what stands under it, and a line about it. Reader, types and JSON schema follow from it.
import { anyMap, either, flag, list, nothing, number, oneOrMany, text, whole, type Read } from './shape.js';
import { eventShape } from './event-shape.js';
import { object, optional, record, required } from './object-shape.js';

const CONTAINER = object({
  id: optional(text, 'Its id of 64 hexadecimal digits; made from its name unless given.'),
  image: optional(text, 'Image with its tag: nginx:1.25.'),
  privileged: optional(flag, 'Whether it runs with all privileges.'),
  described: optional(flag, 'Whether its runtime has told of it yet; if not, only its id is known. It has unless said otherwise.'),
  labels: optional(record(text), 'Labels by name.'),
  mounts: optional(record(text), 'Folders of the host by path, each with the path that it has inside.'),
});

const DESCRIPTOR = object({
  type: required(text, 'Kind of descriptor, as fd.type shows it.'),
  name: optional(text, 'Its name, as fd.name shows it.'),
  flags: optional(text, 'How it was opened: O_RDWR|O_APPEND.'),
});

const PROCESS = object({
  comm: optional(text, 'Its name (proc.name), cut to 15 characters as the kernel does.'),
  exe: optional(text, 'Its argv[0] (proc.exe).'),
  exepath: optional(text, 'Path of its program (proc.exepath).'),
  args: optional(oneOrMany(text), 'Its arguments; a single text is split at blanks.'),
  cwd: optional(text, 'The directory that it is in.'),
  parent: optional(either(text, nothing), 'Name of its parent; ~ for one that is gone; systemd unless said otherwise.'),
  user: optional(text, 'Name or number of its user; root unless said otherwise.'),
  group: optional(text, 'Number of its group.'),
  loginuid: optional(whole, 'User that logged in; nobody did unless said otherwise.'),
  tty: optional(whole, 'Number of its terminal; 0 is none.'),
  pid: optional(whole, 'Its number; counted up from 1000 unless given.'),
  vpid: optional(whole, 'Its number inside its container; that of the host unless given.'),
  vpgid: optional(whole, 'Its process group, by the number inside its container; its own unless given.'),
  age: optional(number, 'Seconds that it ran before the first event; unknown unless given.'),
  capabilities: optional(oneOrMany(text), 'Capabilities that it has, as thread.cap_effective shows them; none unless given.'),
  container: optional(text, 'Name of the container that it runs in; the host unless said otherwise.'),
  env: optional(record(text), 'Its environment.'),
  exe_flags: optional(text, 'Facts about its program: EXE_FROM_MEMFD, EXE_UPPER_LAYER.'),
  fds: optional(record(either(text, DESCRIPTOR)),
    'Open descriptors by number: a path, 10.0.0.1:5000->10.0.0.2:443, 0.0.0.0:80 (listening), udp and two ends, unix:/path, pipe.'),
});

const EVENT = eventShape({
  process: optional(oneOrMany(either(text, PROCESS)),
    'Who does it: a declared process, or any name or path of a program; of several each does it, one after the other.'),
  at: optional(number, 'Seconds since the first event; a millisecond after the last unless given.'),
});

const RANGE = 'FIRST-LAST, numbers of events (evt.num) or times (RFC 3339); either end may be left out.';

const CAPTURE = object({
  file: required(text, 'Path of the capture, from the folder of the suite.'),
  events: optional(text, `Which events: ${RANGE}`),
  from: optional(text, 'Leaves out events before this time (RFC 3339).'),
  to: optional(text, 'Leaves out events after this time (RFC 3339).'),
});

const PATTERN = object({ matches: required(text, 'A regular expression (RE2) that must match somewhere in the value.') });
const TEXT = either(text, PATTERN);
const FIELD = either(either(text, nothing), PATTERN);

const ALERT = object({
  rule: optional(text, "Name of the rule; the case's rule unless given."),
  priority: optional(text, 'Its priority.'),
  count: optional(whole, 'So many such alerts exactly.'),
  at_least: optional(whole, 'So many or more; 1 unless anything is said.'),
  at_most: optional(whole, 'So many or fewer.'),
  event: optional(whole, 'Number of the event (evt.num); of events written by hand the first is 1.'),
  fields: optional(record(FIELD), 'Values of fields at the event, as outputs show them; any field, not only those of the output.'),
  message: optional(TEXT, "Its text: the rule's output with its fields filled in."),
  tags: optional(list(text), 'Tags that it has, perhaps among others.'),
});

const SILENCE = object({
  rule: optional(text, "Name of the rule; the case's rule unless given."),
  because: required(oneOrMany(text),
    'What alone keeps one of the events from firing it: a field or macro of the terms that fail, or such a term as why-not prints it.'),
});

const OUTCOME = object({
  source: optional(text, "The alert's source."),
  hostname: optional(text, 'The machine.'),
  priority: optional(text, 'The priority.'),
  outputFields: optional(record(text), 'Values of fields.'),
});

const RULES = oneOrMany(either(text, anyMap));

const GIVEN = {
  rules: optional(RULES, 'Rule files or folders, from the folder of the suite, or items of a rule file, in load order.'),
  processes: optional(record(PROCESS), 'Processes that are there before the first event, by name.'),
  containers: optional(record(CONTAINER), 'Containers by name.'),
  users: optional(record(whole), 'Numbers of users by name.'),
} as const;

export const CASE = object({
  name: required(text, 'What the case shows, in a few words.'),
  description: optional(text, 'More about it.'),
  rule: optional(text, 'The rule that it is about.'),
  ...GIVEN,
  capture: optional(either(text, CAPTURE), 'The capture that is judged: a path, or one with a range.'),
  process: optional(either(text, PROCESS), 'Who does those events that name nobody.'),
  events: optional(list(EVENT), 'The events that are judged, written by hand.'),
  alerts: optional(oneOrMany(either(text, ALERT)), 'Alerts that must come.'),
  in_order: optional(flag, 'Whether the alerts must come in the order in which they are listed.'),
  silent: optional(oneOrMany(either(text, SILENCE)), 'Rules that must not fire, each with the reason if one is given; all: no rule may.'),
  only: optional(flag, 'Whether no other rule than those under alerts may fire.'),
  budget: optional(either(whole, record(whole)), 'At most so many alerts, altogether or by rule: what is bearable on harmless recordings.'),
  snapshot: optional(text, 'Path of a file with all alerts as they must be; --update writes it.'),
  expectedOutcome: optional(OUTCOME, "What falcosecurity/event-generator's tests expect of an alert of the rule."),
});

const NOT_COVERED = object({
  in: required(text, 'Name of the rule, macro or list.'),
  part: optional(oneOrMany(text), 'Its parts, as falco-rec coverage prints them; whatever is not covered unless given.'),
  because: required(text, 'Why no case need cover it.'),
});

const NOT_CAUGHT = object({
  in: required(text, 'Name of the rule, macro or list that is changed.'),
  change: required(oneOrMany(text), 'The changes, in the words of falco-rec mutate.'),
  because: required(text, 'Why no case need notice.'),
});

export const SUITE = object({
  ...GIVEN,
  tests: required(list(CASE), 'The cases.'),
  not_covered: optional(list(NOT_COVERED), 'Parts of the rules that the cases leave uncovered on purpose (falco-rec coverage).'),
  not_caught: optional(list(NOT_CAUGHT), 'Mutants of the rules that the cases let pass on purpose (falco-rec mutate).'),
});

export type SuiteText = Read<typeof SUITE>;
export type CaseText = Read<typeof CASE>;
export type NotCaughtText = Read<typeof NOT_CAUGHT>;
export type ProcessText = Read<typeof PROCESS>;
export type ContainerText = Read<typeof CONTAINER>;
export type DescriptorText = Read<typeof DESCRIPTOR>;
export type EventText = Read<typeof EVENT>;
export type AlertText = Read<typeof ALERT>;
export type SilenceText = Read<typeof SILENCE>;
export type FieldText = Read<typeof FIELD>;
export type NotCoveredText = Read<typeof NOT_COVERED>;
export type CaptureText = Read<typeof CAPTURE>;
