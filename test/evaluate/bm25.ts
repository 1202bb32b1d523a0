import type { Knowledge } from '@causeway/rules';
import MiniSearch from 'minisearch';
import { stemmer } from 'stemmer';
import type { LabelledCase } from './labelled-case.ts';
import { type Scored, scored } from './ranked-causes.ts';

/**
 * The baseline that knows no rules: the knowledge's own text (titles, what rules say, fixes) as documents,
 * the case's report and artifacts as the query, ranked by BM25 (Robertson and Zaragoza, 2009, The
 * Probabilistic Relevance Framework; here MiniSearch's BM25+). Scores become probabilities by their shares.
 */
export function rankByWords(cases: readonly LabelledCase[], knowledge: Knowledge): Scored[] {
  const index = new MiniSearch({
    fields: ['text'],
    processTerm: (term) => (term.length > 1 ? stemmer(term.toLowerCase()) : null),
  });
  index.addAll([
    ...[...knowledge.causes.values()].map(({ id, title, rules, fix }) => ({
      id,
      text: [title, ...rules.filter((rule) => rule.log > 0).map((rule) => rule.says), fix.steps].join('\n'),
    })),
    { id: 'none', text: knowledge.none.rules.map((rule) => rule.says).join('\n') },
  ]);
  return cases.map((labelled) => {
    const found = index.search([labelled.report, ...labelled.artifacts.map((a) => a.content)].join('\n'));
    const total = found.reduce((sum, { score }) => sum + score, 0);
    const ranking = found.map(({ id, score }) => ({ cause: String(id), probability: score / total }));
    return scored(labelled, ranking, { known: true, conclusive: false });
  });
}
