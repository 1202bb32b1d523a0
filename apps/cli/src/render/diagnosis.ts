import type { Hypothesis } from '@causeway/rules';
import { adviceLines, maskedLines, moreLines } from './closing.ts';
import { failureLines, failureName } from './failures.ts';
import { findingLines } from './findings.ts';
import { fixLines } from './fix.ts';
import { headLines, hypothesisLines, namedLines } from './hypothesis.ts';
import { labelColumn, paragraph } from './layout.ts';
import { blank, type Line } from './line.ts';
import { handOverLines, nextStepLines } from './next-step.ts';
import { observationLines } from './observations.ts';
import { readingLines } from './reading.ts';
import type { View } from './view.ts';

/** A whole diagnosis as lines: what was read, what failed, what is wrong, what to do about it. */
export function diagnosisLines(view: View): Line[] {
  const { diagnosis, verbose } = view;
  const [first] = diagnosis.hypotheses;
  return stacked([
    [...readingLines(view), ...failureLines(view)],
    first?.cause === null ? noneFirst(view) : causeFirst(view),
    verbose ? observationLines(view) : [],
    [...maskedLines(view), ...adviceLines(view), ...moreLines(view)],
  ]);
}

/** Blocks with one blank line between them; empty ones leave no gap. */
function stacked(blocks: readonly (readonly Line[])[]): Line[] {
  return blocks.filter((b) => b.length > 0).flatMap((block, i) => (i === 0 ? block : [blank, ...block]));
}

const nothingSpeaks = "I can't tell from what there is: nothing in it speaks for one cause.";
/** Below this an alternative is only what is left over; where nothing speaks for it, already below the second. */
const worthNaming = { supported: 0.03, bare: 0.05 };

function isSupported({ findings }: Hypothesis): boolean {
  return findings.some((f) => f.direction === 'supports');
}

function causeFirst(view: View): Line[] {
  const { diagnosis, width, verbose } = view;
  const [first, ...others] = diagnosis.hypotheses;
  if (!first) return [];
  const sure = diagnosis.conclusive;
  // Where nothing speaks for any cause, a first one is no more than the most usual one: no fix is proposed for it.
  if (!sure && !isSupported(first)) return stacked([paragraph(nothingSpeaks, width, 2), nextStepLines(view)]);
  if (sure) return stacked([hypothesisLines(first, view), fixLines(first, width, true, verbose), othersLeft(view)]);
  const named = others
    .slice(0, 2)
    .filter((h) => h.cause !== null && h.probability >= (isSupported(h) ? worthNaming.supported : worthNaming.bare));
  const alternatives = named.map((h) => namedLines(h, view, 'plain'));
  // Below one half it is more likely something else: a fix would send people the wrong way.
  const likely = first.probability >= 0.5;
  return stacked([
    paragraph(likely ? 'Likely, but not settled:' : "I can't tell yet. Most likely:", width, 2),
    hypothesisLines(first, view),
    likely ? fixLines(first, width, false, verbose) : [],
    ...alternatives,
    nextStepLines(view),
  ]);
}

/** Where several addresses fail, which of them the answer is about; the others may have causes of their own. */
function othersLeft({ diagnosis, width }: View): Line[] {
  const about = diagnosis.hypotheses[0]?.failure;
  if (!about || diagnosis.failures.every((f) => f.host === about.host && f.path === about.path)) return [];
  return paragraph(
    `This is about ${failureName(about)}. What else fails may have another cause: diagnose it by itself.`,
    width,
    2,
  );
}

/** "None of these" comes first: said plainly, and a person takes over. */
function noneFirst(view: View): Line[] {
  const { diagnosis, width, knowledge, again, verbose } = view;
  const [first, ...others] = diagnosis.hypotheses;
  const step = diagnosis.nextStep;
  const runnersUp = others.slice(0, 2).filter(isSupported);
  return stacked([
    first && isSupported(first)
      ? [
          ...headLines(first, width, knowledge.none.title, 'strong'),
          ...findingLines(first.findings, width, verbose),
          ...paragraph('None of the causes that I know fits what I see. I would rather say so than guess.', width, 2),
        ]
      : paragraph(nothingSpeaks, width, 2),
    ...runnersUp.map((h) => namedLines(h, view, 'plain')),
    nextStepLines(view),
    step.kind === 'escalate'
      ? []
      : handOverLines('Or', 'Where that is not at hand, a person should read it.', again, width - labelColumn),
  ]);
}
