// The option of all hunt commands that says where hunts are looked for.
import type { Command } from 'commander';
import { findHunts, OWN_HUNTS } from '../../query/hunts/find-hunts.js';
import type { Hunt } from '../../query/hunts/hunt.js';

export interface HuntFolders {
  readonly hunts?: string;
}

/** Adds `--hunts`. */
export const withHuntFolders = (command: Command): Command =>
  command.option('--hunts <folder>', 'hunts of your own, beside those that come with falco-rec; of one name yours is taken');

/** Throws QueryError. */
export const huntsOf = ({ hunts }: HuntFolders): readonly Hunt[] => findHunts(hunts === undefined ? [OWN_HUNTS] : [OWN_HUNTS, hunts]);
