export {
  type CaseChange,
  type ComparedCase,
  changedCases,
  exampleCases,
  type Outcome,
  readCaseLines,
} from './compared-cases.ts';
export {
  type ConditionCoverage,
  Coverage,
  type CoverageTotals,
  type Covered,
  coverageTotals,
  isCovered,
  type RuleCoverage,
} from './coverage.ts';
export * from './diagnose.ts';
export type { Answer, Evidence } from './evidence-input.ts';
export { type ExampleResult, evidenceOf, exampleGiven, runExamples } from './examples.ts';
export { type Explanation, explain, type WouldChange, wouldChange } from './explain.ts';
export { fixFor } from './fix-for.ts';
export type { Situation } from './information.ts';
export { knowledgeWarnings } from './knowledge/check-warnings.ts';
export {
  type Cause,
  compileKnowledge,
  type Fact,
  type Fix,
  type Knowledge,
  type Provider,
  type Release,
  type Rule,
} from './knowledge/compile.ts';
export { type FactRecord, holds } from './knowledge/conditions.ts';
export {
  type Difference,
  differenceKinds,
  type KnowledgeDifference,
  knowledgeDifference,
} from './knowledge/difference.ts';
export type { StrengthName, Weighing } from './knowledge/language.ts';
export type { KnowledgeFiles } from './knowledge/load.ts';
export { reweighed } from './knowledge/prior.ts';
export { KnowledgeError, nearest, type Problem } from './knowledge/problem.ts';
export { scaffoldCause } from './knowledge/scaffold.ts';
export { type Warning, type WarningKind, warningKinds } from './knowledge/warning.ts';
export { likenessFacts } from './knowledge/wordings.ts';
export type { NextStep } from './next-step.ts';
export { isConclusive, ranked } from './next-step.ts';
export { choicesOf, dontKnow } from './observe/answers.ts';
export { exchangeKinds } from './observe/exchange-kinds.ts';
export type { Failure } from './observe/failure.ts';
export type { Observation, ObservationSource } from './observe/observation.ts';
export { isAskedNow, type OpenQuestion, openQuestions } from './open-questions.ts';
export {
  type Trace,
  type TracedCause,
  type TracedFinding,
  type TracedRule,
  trace,
} from './trace.ts';
export { probabilities, score } from './weigh.ts';
export { type Circumstances, type Witnessed, witness } from './witness.ts';
