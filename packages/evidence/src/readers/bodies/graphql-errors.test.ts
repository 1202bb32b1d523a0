import { describe, expect, it } from 'vitest';
import { sample } from '../../../testing/samples.ts';
import { toDocument } from '../../document.ts';
import { read } from '../../read.ts';
import { graphqlErrors } from './graphql-errors.ts';

const readText = (text: string) => read([toDocument('a', text)], [graphqlErrors]);
const of = (name: string) => readText(sample('graphql-errors', name));

describe('GraphQL errors', () => {
  it('beside data came with a success', () => {
    expect(of('github.json').exchanges).toMatchObject([
      {
        seenFrom: 'client',
        response: { status: 200, body: { lastLine: 20 } },
        fields: { error_code: 'NOT_FOUND', path: 'repository' },
      },
    ]);
  });

  it('take the status that extensions name', () => {
    const { exchanges } = readText(
      '{"errors":[{"message":"no","extensions":{"code":"UNAUTHENTICATED","http":{"status":401}}}],"data":null}',
    );
    expect(exchanges).toMatchObject([{ response: { status: 401 }, fields: { error_code: 'UNAUTHENTICATED' } }]);
  });

  it('of Shopify say how much of the limit is left', () => {
    expect(of('shopify-throttled.json').exchanges).toMatchObject([
      {
        response: { status: 200 },
        fields: { error_code: 'THROTTLED', 'throttleStatus.currentlyAvailable': '118', requestedQueryCost: '202' },
      },
    ]);
  });

  it('of a mutation’s input stand in its payload', () => {
    expect(of('shopify-user-errors.json').exchanges).toMatchObject([
      { response: { status: 200 }, fields: { field: 'title' } },
    ]);
  });

  it('without data or a status are records that keep the body', () => {
    const { exchanges, records } = of('apollo-stacktrace.json');
    expect(exchanges).toEqual([]);
    expect(records).toMatchObject([
      { message: 'db down', error: { code: 'INTERNAL_SERVER_ERROR' }, fields: { path: 'b' }, body: { firstLine: 1 } },
    ]);
    expect(
      readText('{"errors":[{"message":"no","path":["a"],"extensions":{"code":"FORBIDDEN"}}],"data":{"a":null}}')
        .exchanges,
    ).toEqual([]);
  });

  it('are read as far as they go where they are cut', () => {
    expect(readText('{"errors":[{"message":"Throttled","extensions":{"code":"THROTTLED","docu').records).toMatchObject([
      { error: { code: 'THROTTLED' }, body: { truncated: true } },
    ]);
  });
});

describe('what are no GraphQL errors', () => {
  it.each([
    '{"errors":[{"message":"name is missing","field":"name"}]}',
    '{"errors":[{"status":"422","title":"Invalid","source":{"pointer":"/data"}}]}',
    '{"data":{"order":{"id":1}}}',
    '{"data":{"order":{"userErrors":[]}}}',
    '{"success":false,"errors":[{"code":10000,"message":"Authentication error"}],"messages":[],"result":null}',
    '{"data":{"id":"evt_1","errors":[]},"event":"x"}',
  ])('%s', (text) => expect(readText(text).recognised).toEqual([]));
});
