import { describe, expect, it } from 'vitest';
import { noted } from './sample.ts';
import { upstreamAnswer } from './upstream-answer.ts';

function statusIn(answerBody: string, status = 500): unknown {
  return noted(upstreamAnswer, [{ status, answerBody }]).facts['response.upstream_status'];
}

describe('the status that another server gave to the program that answers', () => {
  it.each([
    ['{"error":"Request failed with status code 401"}', 401],
    ['{"message":"Response code 429 (Too Many Requests)"}', 429],
    ['{"detail":"404 Client Error: Not Found for url: https://api.example.com/v1/items/7"}', 404],
    ['HTTP Error 403: Forbidden', 403],
    [`{"detail":"Client error '422 Unprocessable Entity' for url 'https://api.example.com/v1/items'"}`, 422],
    ['Client error: `POST https://api.example.com/v1/items` resulted in a `401 Unauthorized` response:', 401],
    ['{"message":"Response status code does not indicate success: 503 (Service Unavailable)."}', 503],
    ['{"message":"401 Unauthorized from GET https://api.example.com/v1/me"}', 401],
    ['{"error":"the server responded with status 404"}', 404],
    ['{"error":"upstream returned 503"}', 503],
    [String.raw`Error: {\n  \"statusCode\": 503,\n  \"requestPath\": \"/v1/items\"\n}`, 503],
  ])('is read out of %s', (body, status) => {
    expect(statusIn(body)).toBe(status);
  });

  it('is none where the answer speaks of its own status, of an error object alone, or of success', () => {
    expect(statusIn('{"statusCode":500,"message":"Internal Server Error","path":"/v1/items"}')).toBeUndefined();
    expect(statusIn('{"errors":[{"status":"422","title":"Invalid"}]}', 400)).toBeUndefined();
    expect(statusIn('{"error":"Request failed with status code 500"}')).toBeUndefined();
    expect(statusIn('{"error":"Request failed with status code 401"}', 200)).toBeUndefined();
    expect(statusIn('{"error":"order 404 not found"}')).toBeUndefined();
  });
});
