import '../diagnosis/diagnose-field.ts';
import '../knowledge/knowledge-fields.ts';
import './scalars.ts';
import { builder } from './builder.ts';

/** The schema that the service answers; `schema.graphql` is its text. */
export const schema = builder.toSchema();
