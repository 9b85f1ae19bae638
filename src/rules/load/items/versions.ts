// Versions that rule files may require of us.

/** The version of Falco's rule language that this engine speaks. */
export const ENGINE_VERSION = '0.63.0';

/** Plugins whose fields and events are part of us. */
export const BUILT_IN_PLUGINS: ReadonlyMap<string, string> = new Map([['container', '0.6.0']]);

/** As Falco reads them: what comes behind the third number is passed over. */
const SEMVER = /^\s*(\d+)\.\s*(\d+)\.\s*(\d+)/;

export const isVersion = (text: string): boolean => SEMVER.test(text);

/** Whether `version` will do where `wanted` is asked for: the same major number, and not older. */
export function satisfies(version: string, wanted: string): boolean {
  const have = numbersOf(version);
  const want = numbersOf(wanted);
  if (have[0] !== want[0]) return false;
  return have[1]! !== want[1]! ? have[1]! > want[1]! : have[2]! >= want[2]!;
}

const numbersOf = (version: string): number[] => SEMVER.exec(version)!.slice(1, 4).map(Number);
