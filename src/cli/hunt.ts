// `falco-rec hunt`: routes to the saved questions of responders, and to what can be done with them.
import { Command } from 'commander';
import { huntListCommand } from './hunt/list.js';
import { huntRunCommand } from './hunt/run.js';
import { huntShowCommand } from './hunt/show.js';

const EXAMPLES = `
Examples:
  falco-rec hunt list                                         the hunts, by name
  falco-rec hunt show beaconing                               what one finds and misses, its parameters, its SQL
  falco-rec hunt run beaconing trace.scap -p least=10
  falco-rec hunt run --all trace.scap                         how much each of them finds
  falco-rec hunt run first-seen-programs monday.scap tuesday.scap

A hunt is a query with a head of comments (docs/hunts.md); --hunts adds a folder of your own.`;

export const huntCommand = (): Command =>
  new Command('hunt')
    .description('Ask captures the questions that responders ask first: saved queries, with parameters.')
    .addCommand(huntListCommand())
    .addCommand(huntShowCommand())
    .addCommand(huntRunCommand())
    .addHelpText('after', EXAMPLES);
