import { assessWitnessed } from '@causeway/rules';
import { builder } from '../schema/builder.ts';
import { DiagnosisType } from './diagnosis-types.ts';
import { EvidenceInput, toEvidence } from './evidence-input.ts';

builder.queryField('diagnose', (t) =>
  t.field({
    type: DiagnosisType,
    description: 'Diagnoses without storing anything. Same evidence, same knowledge, same answer.',
    args: { input: t.arg({ type: EvidenceInput, required: true, description: 'The evidence.' }) },
    // Reading and judging evidence costs far more than a field: an operation has room for two of these.
    complexity: { field: 20_000, multiplier: 1 },
    resolve: async (_, { input }, { knowledge, witnessing, redactionKey, maskPersonalData, now }) => {
      const circumstances = { now: now().getTime(), redactionKey, maskPersonalData };
      return assessWitnessed(await witnessing.witness(toEvidence(input), circumstances), knowledge);
    },
  }),
);
