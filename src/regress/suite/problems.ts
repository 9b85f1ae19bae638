// What can be wrong with a suite, each declared once. Wording follows that of rules; all of it is exit code 3.
import { declare } from '../../rules/diagnostic.js';

const FORMAT = 'SUITE_ERR_FORMAT';
const NAME = 'SUITE_ERR_NAME';
const VALUE = 'SUITE_ERR_VALUE';

type Hinted = { readonly hint: string | undefined };

export const emptySuite = declare<object>('empty suite', FORMAT, () => 'the suite is empty',
  () => 'a suite is a map with the key tests, a list of cases');

export const severalDocuments = declare<object>('several documents', FORMAT, () => 'a suite is one YAML document, and here begins another');

export const wrongShape = declare<{ expected: string; found: string }>('wrong shape', FORMAT,
  ({ expected, found }) => `expected ${expected}, and found ${found}`);

export const unknownKey = declare<{ key: string; known: string } & Hinted>('unknown suite key', FORMAT,
  ({ key }) => `unknown key '${key}'`, ({ hint, known }) => hint ?? `keys here are ${known}`);

export const keyTwice = declare<{ key: string }>('suite key twice', FORMAT, ({ key }) => `key '${key}' is given twice`);

export const keyMissing = declare<{ key: string; about: string }>('suite key missing', FORMAT,
  ({ key }) => `key '${key}' is missing`, ({ about }) => about);

export const notOneEvent = declare<{ found: string }>('not one event', FORMAT,
  ({ found }) => `an event is one name with its parameters, and here ${found}`,
  () => 'write, for example, openat: {name: /etc/shadow}');

export const unknownEvent = declare<{ name: string } & Hinted>('unknown event', NAME,
  ({ name }) => `there is no event '${name}'`, ({ hint }) => hint ?? 'events have the names that evt.type shows');

export const unknownParameter = declare<{ event: string; name: string; known: string } & Hinted>('unknown parameter', NAME,
  ({ event, name }) => `event ${event} has no parameter '${name}'`, ({ hint, known }) => hint ?? `it has ${known}`);

export const badParameter = declare<{ complaint: string; help: string | undefined }>('bad parameter', VALUE,
  ({ complaint }) => complaint, ({ help }) => help);

export const nameTwice = declare<{ name: string }>('case name twice', VALUE, ({ name }) => `another case above is named '${name}'`,
  () => 'reports and --filter tell cases by their names');

export const nameless = declare<object>('case nameless', VALUE, () => 'the case has an empty name');

export const noEvents = declare<object>('no events', FORMAT, () => 'the case has nothing to judge',
  () => "give it 'events' written by hand, or a 'capture'");

export const eventsTwice = declare<object>('events twice', FORMAT, () => "a case has either 'events' or a 'capture'");

export const noExpectation = declare<object>('no expectation', FORMAT, () => 'the case expects nothing, so it could not fail',
  () => "say what must be: alerts, silent, only, budget, snapshot");

export const noRules = declare<object>('no rules', FORMAT, () => 'the case has no rules',
  () => "name files under 'rules', or put the suite beside them: a.test.yaml tests a.yaml; or give --rules");

export const onlyWithoutAlerts = declare<object>('only without alerts', FORMAT,
  () => "'only' says that nothing else fires, and there is nothing that does",
  () => "write 'silent: all' where nothing may fire");

export const ruleNotNamed = declare<object>('rule not named', FORMAT, () => 'no rule is named',
  () => "say which with 'rule', here or in the case");

export const countsExclude = declare<object>('counts exclude', FORMAT,
  () => "'count' says it exactly, so 'at_least' and 'at_most' have no place beside it");

export const unknownRule = declare<{ name: string } & Hinted>('unknown rule', NAME,
  ({ name }) => `there is no rule '${name}' among the rules of this case`, ({ hint }) => hint);

export const disabledRule = declare<{ name: string }>('disabled rule', NAME, ({ name }) => `rule '${name}' is disabled, so it cannot fire`,
  () => 'enable it in a rule file of the case');

export const unknownField = declare<{ error: string } & Hinted>('unknown expected field', NAME, ({ error }) => error, ({ hint }) => hint);

export const unknownPriority = declare<{ name: string; known: string } & Hinted>('unknown priority', NAME,
  ({ name }) => `there is no priority '${name}'`, ({ hint, known }) => hint ?? `priorities are ${known}`);

export const unknownContainer = declare<{ name: string } & Hinted>('unknown container', NAME,
  ({ name }) => `there is no container '${name}'`, ({ hint }) => hint ?? "declare it under 'containers'");

export const processLoop = declare<{ path: string }>('process loop', VALUE, ({ path }) => `processes are each other's parents: ${path}`);

export const badPattern = declare<{ complaint: string }>('bad pattern', VALUE, ({ complaint }) => complaint);

export const badRange = declare<{ complaint: string }>('bad range', VALUE, ({ complaint }) => complaint);

export const noSuchFile = declare<{ reason: string }>('no such file', VALUE, ({ reason }) => `the file cannot be read: ${reason}`,
  () => 'paths count from the folder of the suite');
