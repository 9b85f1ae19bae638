// The shell of `falco-rec query`: reads statements and commands from a terminal, and answers them until it is left.
import { answer } from './answering.js';
import { readCatalogue, type Catalogue } from './catalogue.js';
import { commandWords, isCommand, runCommand } from './commands.js';
import { completionsOf, matching } from './completion.js';
import { openLineEditor, type LineEditor } from './line-editor.js';
import { keepStatement, pastStatements } from './past-statements.js';
import type { Screen, Session, Settings } from './session.js';
import { asOneLine, splitTyped } from './statements.js';
import type { History } from '../database.js';

const PROMPT = 'falco-rec> ';
const GOES_ON = '       ...> ';

/** Stays until `.quit`, Ctrl-D or the end of the terminal. stdin and stdout must be one. */
export async function runShell({ connection }: History, screen: Screen, settings: Settings): Promise<void> {
  const catalogue = await readCatalogue(connection);
  const typed = { text: '' };
  const editor = openLineEditor({
    past: pastStatements(), complete: (before, line) => completed(typed.text, before, line, catalogue),
  });
  const session: Session = { connection, catalogue, screen, settings, onInterrupt: editor.onInterrupt };
  try {
    await converse(session, editor, typed);
  } finally {
    editor.close();
  }
}

async function converse(session: Session, editor: LineEditor, typed: { text: string }): Promise<void> {
  const keep = keeper(session.screen, editor);
  for (;;) {
    const entered = await editor.read(typed.text === '' ? PROMPT : GOES_ON);
    // What comes after the shell begins a line of its own.
    if (entered === 'ended') return session.screen.aside('');
    if (entered === 'cleared') typed.text = '';
    else if (typed.text === '' && isCommand(entered.line)) {
      keep(entered.line);
      if (runCommand(session, entered.line) === 'quit') return;
    } else {
      const { whole, rest } = splitTyped(`${typed.text}${entered.line}\n`);
      typed.text = rest;
      keep(whole);
      if (whole !== '') await answer(session, whole);
    }
  }
}

/** Remembers what was entered, here and in the user's file; that it cannot be written is told once. */
function keeper(screen: Screen, editor: LineEditor): (entered: string) => void {
  let told = false, last = '';
  return (entered) => {
    const line = asOneLine(entered);
    if (!line || line === last) return;
    editor.remember(last = line);
    try {
      keepStatement(line);
    } catch (error) {
      if (!told) screen.complain(`statements are not kept for the next shell: ${(error as Error).message}`);
      told = true;
    }
  };
}

function completed(typed: string, before: string, line: string, catalogue: Catalogue): [string[], string] {
  if (typed !== '' || !before.trimStart().startsWith('.')) return completionsOf(typed + before, typed + line, catalogue);
  const word = /\S*$/.exec(before)![0];
  return [matching(commandWords(before, catalogue), word), word];
}
