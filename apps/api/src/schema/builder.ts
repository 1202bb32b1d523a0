import type { Knowledge } from '@causeway/rules';
import SchemaBuilder from '@pothos/core';
import ComplexityPlugin from '@pothos/plugin-complexity';
import { GraphQLError } from 'graphql';
import type { Witnessing } from '../diagnosis/witnessing.ts';

/** What every resolver is given. */
export interface Context {
  knowledge: Knowledge;
  /** Where the service is reached from outside; undefined where nobody said so. */
  url: string | undefined;
  redactionKey: string;
  /** Whether personal data is masked beside secrets. */
  maskPersonalData: boolean;
  /** Looks at evidence outside the thread that answers. */
  witnessing: Witnessing;
  /** The time at which a diagnosis is made. */
  now: () => Date;
}

/**
 * The main limit of a query: lists count with how many members they may have, so a query is weighed
 * by what it could return. Depth 12 is part of the contract.
 */
const queryLimits = { complexity: 50_000, depth: 12, breadth: 500 };

export const builder = new SchemaBuilder<{
  Context: Context;
  DefaultFieldNullability: false;
  Scalars: {
    DateTime: { Input: Date; Output: Date | string };
    JSON: { Input: unknown; Output: unknown };
  };
}>({
  plugins: [ComplexityPlugin],
  defaultFieldNullability: false,
  complexity: {
    defaultComplexity: 1,
    defaultListMultiplier: 10,
    limit: queryLimits,
    complexityError: (kind, result) =>
      new GraphQLError(
        `This query is too large: ${kind.toLowerCase()} ${result[lower(kind)]}, the limit is ${queryLimits[lower(kind)]}.`,
        {
          extensions: {
            code: 'QUERY_TOO_COMPLEX',
            hint: 'Ask for fewer levels, smaller pages or fewer fields.',
            http: { status: 400 },
          },
        },
      ),
  },
});

function lower(kind: string): 'complexity' | 'depth' | 'breadth' {
  return kind === 'Depth' ? 'depth' : kind === 'Breadth' ? 'breadth' : 'complexity';
}

builder.queryType({ description: 'What can be asked.' });
