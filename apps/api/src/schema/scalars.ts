import { GraphQLError } from 'graphql';
import { builder } from './builder.ts';

builder.scalarType('DateTime', {
  description: 'A point in time, ISO 8601 in UTC: 2026-01-31T12:00:00.000Z.',
  serialize: (value) => new Date(value).toISOString(),
  parseValue: (value) => {
    const time = new Date(typeof value === 'string' ? value : Number.NaN);
    if (!Number.isNaN(time.getTime())) return time;
    throw new GraphQLError(`${JSON.stringify(value)} is not a time.`, {
      extensions: { hint: 'Write it as 2026-01-31T12:00:00Z.' },
    });
  },
});

builder.scalarType('JSON', {
  description: 'Any JSON value: a boolean, a number, a text, or a list of texts, as the fact it belongs to has it.',
  serialize: (value) => value,
  parseValue: (value) => value,
});
