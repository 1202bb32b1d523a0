import { choicesOf, dontKnow } from '@causeway/rules';
import { input as ask, Separator, select } from '@inquirer/prompts';
import { type GivenArtifact, readArtifact } from '../input/artifact-files.ts';
import { labelled, textLines } from '../render/layout.ts';
import { blank, type Line, span, toText } from '../render/line.ts';
import { markdownLines } from '../render/markdown.ts';
import { whereToFind } from '../render/next-step.ts';
import { printable } from '../render/printable.ts';
import { screenOf } from '../terminal/screen.ts';
import type { Dialogue } from './dialogue.ts';
import { type Asker, back, type Put, type Requested } from './interview.ts';
import { pastedOrPath } from './pasted.ts';

// No id of a choice begins with a hash.
const whyAsked = '#why';
const whereFound = '#where';
const goBack = '#back';

/** Puts questions on a terminal, with choices to move between. */
export function terminalAsker(dialogue: Dialogue): Asker {
  const say = (lines: readonly Line[]) => {
    dialogue.output.write(
      toText([...lines, blank], screenOf(dialogue.output, dialogue.environment, dialogue.appearance).colours),
    );
  };
  const width = () => screenOf(dialogue.output, dialogue.environment, dialogue.appearance).width;

  async function choose(put: Put): Promise<string | null | typeof back> {
    const where = whereToFind(put.fact, put.provider);
    for (;;) {
      const chosen = await select<string>(
        {
          message: printable(`${put.fact.ask?.text ?? put.fact.id} (question ${put.number}, at most ${put.most})`),
          pageSize: 16,
          loop: false,
          choices: [
            ...choicesOf(put.fact).map(({ id, label }) => ({ value: id, name: printable(label) })),
            new Separator(),
            { value: whyAsked, name: 'Why do you ask?' },
            ...(where ? [{ value: whereFound, name: 'Where do I find it?' }] : []),
            ...(put.canGoBack ? [{ value: goBack, name: 'Back' }] : []),
          ],
        },
        dialogue,
      );
      if (chosen === whyAsked) say(labelled('Why', textLines(put.why, width() - 10)));
      else if (chosen === whereFound) say(labelled('Where', markdownLines(where ?? '', width() - 10)));
      else if (chosen === goBack) return back;
      else return chosen === dontKnow.id ? null : chosen;
    }
  }

  async function artifact({ request, why, canGoBack }: Requested): Promise<GivenArtifact | null | typeof back> {
    const columns = width() - 10;
    say([
      ...labelled('Please', markdownLines(request.instructions, columns)),
      ...labelled('Why', textLines(why, columns)),
      ...labelled(
        'Give',
        textLines(
          `The path of a file, or paste the text and end with a line that holds only a full stop. Enter alone: I don't have it.${canGoBack ? ' "back": change the previous answer.' : ''}`,
          columns,
          'dim',
        ),
      ),
    ]);
    for (;;) {
      const given = await pastedOrPath(dialogue);
      if (given.kind === 'nothing') return null;
      if (given.kind === 'back' && canGoBack) return back;
      if (given.kind === 'text') return { name: 'pasted', content: given.text, bytes: Buffer.byteLength(given.text) };
      if (given.kind === 'path') {
        try {
          return await readArtifact(given.path);
        } catch (error) {
          const { message, hint } = messageOf(error);
          say([[span(`  ${message} ${hint}`, 'bad')]]);
        }
      }
    }
  }
  return { choose, artifact };
}

/** Asks what fails, in the person's own words. */
export function askReport(dialogue: Dialogue): Promise<string> {
  return ask({ message: 'What fails? Say it in your own words.' }, dialogue);
}

function messageOf(error: unknown): { message: string; hint: string } {
  if (!(error instanceof Error)) throw error;
  return { message: error.message, hint: 'hint' in error ? String(error.hint) : '' };
}
