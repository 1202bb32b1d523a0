import { baseRateWords, type Entry, speaksFor, strengthWords } from '@causeway/dictionary';
import { labelColumn, labelled, margin, paragraph, spread, textLines, trimmed, wrapped } from './layout.ts';
import { blank, type Line, span } from './line.ts';
import { commandLines, markdownLines } from './markdown.ts';

/** So many wordings of each kind are shown. */
const shownWordings = 8;

/** The page of a cause in the error dictionary, as lines of a terminal. */
export function causePageLines(entry: Entry, width: number): Line[] {
  const columns = width - labelColumn;
  const { id, title, area, baseRate, symptoms, wordings, fix, sources } = entry;
  const { steps, verify, prevent, command } = fix;
  const noticed = symptoms.map((symptom) => symptom.title).join(', ');
  const blocks: Line[][] = [
    [
      spread([...margin(2), span(trimmed(id, width - 14), 'dim')], [span(baseRateWords[baseRate], 'dim')], width),
      ...paragraph(title, width, 2, 'strong'),
      ...paragraph(`${area.title}. ${noticed}`, width, 2, 'dim'),
    ],
    labelled('Fix', markdownLines(steps, columns)),
    labelled('Check', [...(command ? commandLines(command, columns) : []), ...markdownLines(verify, columns)]),
    prevent ? labelled('Prevent', markdownLines(prevent, columns)) : [],
    labelled('Logs', listed(wordings.printed.slice(0, shownWordings), columns)),
    labelled('People', listed(wordings.report.slice(0, shownWordings), columns)),
    labelled('Or', confusedLines(entry, columns)),
    labelled('Ask', questionLines(entry, columns)),
    labelled('For', ruleLines(entry.rules.supports, '+', columns)),
    labelled('Against', ruleLines(entry.rules.contradicts, '−', columns)),
    labelled(
      'Sources',
      sources.map((source) => [span(source)]),
    ),
  ];
  return blocks.filter((block) => block.length > 0).flatMap((block, i) => (i === 0 ? block : [blank, ...block]));
}

function listed(texts: readonly string[], columns: number): Line[] {
  return texts.flatMap((text) => hanging('- ', text, columns));
}

/** Text that begins with a sign, further lines under its first word. */
function hanging(sign: string, text: string, columns: number, style: 'plain' | 'dim' = 'plain'): Line[] {
  return wrapped(text, columns - sign.length).map((line, i) => [
    span(i === 0 ? sign : ' '.repeat(sign.length), 'dim'),
    span(line, style),
  ]);
}

function ruleLines(rules: Entry['rules']['supports'], sign: '+' | '−', columns: number): Line[] {
  return [...Map.groupBy(rules, ({ strength }) => strength)].flatMap(([strength, told]) => [
    [span(strengthWords[strength], sign === '+' ? 'good' : 'bad')],
    ...told.flatMap(({ says }) => hanging(`${sign} `, says, columns)),
  ]);
}

function confusedLines({ confusedWith }: Entry, columns: number): Line[] {
  return confusedWith.flatMap(({ id, title, apart }) => [
    ...textLines(title, columns),
    ...textLines(id, columns, 'dim'),
    ...(apart
      ? hanging('? ', `${apart.text} “${apart.thisOne}”: this one. “${apart.thatOne}”: that one.`, columns, 'dim')
      : []),
  ]);
}

function questionLines({ questions }: Entry, columns: number): Line[] {
  return questions.flatMap(({ text, help, choices }) => [
    ...textLines(text, columns),
    ...(help ? markdownLines(help, columns).map((line) => line.map(({ text: words }) => span(words, 'dim'))) : []),
    ...choices.flatMap(({ label, strength }) =>
      strength === null
        ? []
        : hanging(speaksFor(strength) ? '+ ' : '− ', `${label} (${strengthWords[strength]})`, columns),
    ),
  ]);
}
