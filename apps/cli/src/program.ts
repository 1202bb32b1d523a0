import { Command, InvalidArgumentError, Option } from 'commander';
import { printable } from './render/printable.ts';
import type { Console } from './terminal/console.ts';

/**
 * The command line. What a command needs is loaded when it runs: help and mistakes are answered at once.
 * @param finish takes the exit status of the command that ran
 */
export function programOf(console: Console, finish: (status: number) => void): Command {
  const program = new Command('causeway')
    .description(
      'Says why an API call or a webhook failed, shows the line that proves it, and gives the fix and the check.',
    )
    .exitOverride()
    .configureOutput({
      writeOut: (text) => console.output.write(text),
      // Commander repeats words it does not know, and those may come from anywhere.
      writeErr: (text) => console.errors.write(text.split('\n').map(printable).join('\n')),
    });

  appearance(evidence(program.command('diagnose')))
    .description('say what is wrong: from files, standard input or words')
    .argument('[file...]', 'curl -v transcript, HAR, log, stack trace, payload; - or none for standard input')
    .option('--json', 'the diagnosis as JSON, in the shape of the GraphQL contract')
    .option('--all', 'with --json: every hypothesis, not the first five')
    .option('--ask', 'be asked what is missing, one question at a time')
    .option('--curl', 'print the failing request as a curl command, secrets as shell variables')
    .option(
      '--postman <file>',
      'write the failing request as a Postman collection (- for standard output); Insomnia reads it too',
    )
    .option('--verbose', 'all observations, and what was recognised where')
    .addHelpText('after', '\nExit status: 0 the cause is settled, 1 it is not, 2 the input cannot be taken.')
    .action(async (files, options) => {
      const { diagnoseCommand } = await import('./commands/diagnose.ts');
      finish(await diagnoseCommand(files, options, console));
    });

  appearance(evidence(program.command('explain')))
    .description('say why a cause is believed, why not, and what would change that')
    .argument('[cause-or-file]', 'id of a cause, or none; without it the first three hypotheses are explained')
    .argument('[file...]', 'as for diagnose')
    .action(async (first, files, options) => {
      const { explainCommand } = await import('./commands/explain.ts');
      finish(await explainCommand(first === undefined ? [] : [first, ...files], options, console));
    });

  const knowledge = program.command('knowledge').description('check, test and extend the knowledge');
  appearance(knowledge.command('check'))
    .description('name every mistake and every warning, with its place and the mend')
    .option('--strict', 'a warning counts as a mistake')
    .option('--json', 'mistakes and warnings as JSON')
    .addOption(watchOption())
    .option('--folder <dir>', 'knowledge to check instead of the shipped one')
    .addHelpText('after', '\nExit status: 0 no mistake, 2 mistakes, or with --strict warnings.')
    .action(async (options) => {
      const { checkKnowledge } = await import('./commands/knowledge/check.ts');
      finish(await checkKnowledge(options, console));
    });
  appearance(knowledge.command('new'))
    .description('begin a cause: cause.yaml, fix.md and cases.yaml that say what belongs where')
    .argument('<id>', 'its id, area.name')
    .option('--title <sentence>', 'what is wrong, a sentence about their system')
    .option('--folder <dir>', 'knowledge to add it to instead of the shipped one')
    .addHelpText('after', '\nExit status: 0 it is there to be written, 2 the id is taken or is none.')
    .action(async (id, options) => {
      const { newCause } = await import('./commands/knowledge/new.ts');
      finish(await newCause(id, options, console));
    });
  appearance(knowledge.command('test'))
    .description('run the examples of causes, and measure which rules and conditions they cover')
    .argument('[prefix]', 'causes whose id begins with this', '')
    .option('--uncovered [prefix]', 'list the rules, of causes whose id begins so, that no example makes hold or fail')
    .option('--json', 'the result as JSON')
    .addOption(watchOption())
    .option('--folder <dir>', 'knowledge to test instead of the shipped one')
    .addHelpText('after', '\nExit status: 0 all examples pass, 1 some do not, 2 the knowledge cannot be used.')
    .action(async (prefix, options) => {
      const { testKnowledge } = await import('./commands/knowledge/test.ts');
      finish(await testKnowledge(prefix, options, console));
    });
  appearance(evidence(knowledge.command('explain')))
    .description('trace one diagnosis: what was masked, read and observed, which rules hold, what they count')
    .argument('[file...]', 'as for causeway diagnose')
    .option('--example <example>', 'an example of the knowledge instead of files: "cause: name", or how that begins')
    .option('--all', 'also the rules that do not hold and why, and the causes of which none does')
    .option('--cause <prefix>', 'only causes whose id begins with this; none for "none of these"')
    .option('--json', 'the trace as JSON')
    .action(async (files, options) => {
      const { traceDiagnosis } = await import('./commands/knowledge/explain.ts');
      finish(await traceDiagnosis(files, options, console));
    });
  appearance(knowledge.command('diff'))
    .description('say what differs between two knowledges, and on which cases they come to something else')
    .argument('<old>', 'folder of the knowledge before')
    .argument('<new>', 'folder of the knowledge after')
    .option('--cases <file...>', 'JSON lines with id, report and artifacts, instead of the examples of both')
    .option('--json', 'the differences as JSON')
    .addHelpText('after', '\nExit status: 0 no case changes, 1 some do, 2 a knowledge or the cases cannot be used.')
    .action(async (before, after, options) => {
      const { diffKnowledge } = await import('./commands/knowledge/diff.ts');
      finish(await diffKnowledge(before, after, options, console));
    });
  appearance(knowledge.command('docs'))
    .description('print what is known of a cause, or write all of it as pages: the error dictionary')
    .argument('[cause]', 'id of a cause; without one the pages are written')
    .option('--out <dir>', 'where the pages go (.causeway/dictionary)')
    .option('--json', 'with a cause: as JSON')
    .option('--folder <dir>', 'knowledge to use instead of the shipped one')
    .addHelpText('after', '\nExit status: 0 it is done, 2 there is no such cause, or nothing can be written.')
    .action(async (cause, options) => {
      const { knowledgeDocs } = await import('./commands/knowledge/docs.ts');
      finish(await knowledgeDocs(cause, options, console));
    });
  return program;
}

function watchOption(): Option {
  return new Option('--watch', 'again whenever a file of the knowledge changes, until Ctrl+C').conflicts('json');
}

function evidence(command: Command): Command {
  return command
    .option('--report <text>', 'what fails, in your own words')
    .option('--provider <id>', 'whose API or webhook it is, where that is not seen')
    .option(
      '--answer <question=choice>',
      'an answer already known (again for more)',
      (value: string, before: string[] = []) => [...before, value],
    )
    .option('--folder <dir>', 'knowledge to use instead of the shipped one')
    .option('--mask-personal-data', 'mask e-mail addresses, phone, card and account numbers as secrets always are');
}

function appearance(command: Command): Command {
  return command
    .option('--no-color', 'no colours (NO_COLOR and FORCE_COLOR are honoured too)')
    .option('--no-pager', 'never page')
    .option('--width <columns>', 'columns to use', columns);
}

function columns(value: string): number {
  const width = Number(value);
  if (!Number.isInteger(width) || width < 30 || width > 1000)
    throw new InvalidArgumentError('Give a number from 30 to 1000.');
  return width;
}
