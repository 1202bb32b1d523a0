import { assess, type Evidence } from '@causeway/rules';
import { shippedKnowledge } from '@causeway/rules/shipped';
import { Engine, Operator } from 'json-rules-engine';
import { predicate } from '../packages/rules/src/knowledge/conditions.ts';
import { type Line, measure, timesAsFast } from './measure.ts';

/** What somebody pastes: a call without credential, refused, with what curl prints around it. */
const evidence: Evidence = {
  report: 'our contact sync fails with a 401 since the deploy',
  artifacts: [
    {
      name: 'curl.txt',
      content: `$ curl -v https://api.example.com/v2/contacts?page=2
*   Trying 203.0.113.10:443...
* Connected to api.example.com (203.0.113.10) port 443 (#0)
* ALPN: offers h2,http/1.1
* TLSv1.3 (OUT), TLS handshake, Client hello (1):
* TLSv1.3 (IN), TLS handshake, Server hello (2):
* SSL connection using TLSv1.3 / TLS_AES_256_GCM_SHA384
* Server certificate:
*  subject: CN=api.example.com
*  start date: Nov  1 00:00:00 2025 GMT
*  expire date: Jan 30 23:59:59 2026 GMT
*  issuer: C=US; O=Let's Encrypt; CN=R11
*  SSL certificate verify ok.
> GET /v2/contacts?page=2 HTTP/1.1
> Host: api.example.com
> User-Agent: curl/8.5.0
> Accept: */*
> Cookie: session=0123456789abcdef0123456789abcdef
>
< HTTP/1.1 401 Unauthorized
< Date: Mon, 01 Dec 2025 10:00:00 GMT
< Content-Type: application/json
< Content-Length: 82
< WWW-Authenticate: Bearer realm="api"
< X-Request-Id: 7f0c2f5e-6d3c-4c5b-9d62-0a1b2c3d4e5f
<
{"error":{"code":"unauthorized","message":"No API key provided in the request"}}
* Connection #0 to host api.example.com left intact
`,
    },
  ],
};

/** One whole diagnosis against one run of json-rules-engine, as documented, on the same rules and the facts found. */
export async function benchDiagnose(): Promise<Line[]> {
  const knowledge = shippedKnowledge();
  const circumstances = { now: Date.UTC(2026, 0, 1), redactionKey: 'bench' };
  const { assessment } = await assess(evidence, knowledge, circumstances);
  const { record } = assessment.situation;
  const facts = Object.fromEntries(
    [...knowledge.facts.values()].flatMap((fact) =>
      record[fact.slot] === undefined ? [] : [[fact.id, record[fact.slot]]],
    ),
  );
  const engine = new Engine([], { allowUndefinedFacts: true });
  for (const name of ['matches', 'includes', 'excludes', 'startsWith', 'before', 'after'] as const) {
    engine.addOperator(
      new Operator<never, never>(name, (value, wanted) => value !== undefined && predicate(name, wanted)(value)),
    );
  }
  for (const rule of knowledge.rules) {
    engine.addRule({ conditions: structuredClone(rule.when), event: { type: rule.id } });
  }
  const times = await measure(
    [
      { name: 'diagnose', run: () => assess(evidence, knowledge, circumstances) },
      { name: 'engine', run: () => engine.run(facts) },
    ],
    5,
    400,
  );
  const { diagnose = 0, engine: run = 0 } = times;
  const held = assessment.held.reduce((sum, list) => sum + list.length, 0);
  return [
    timesAsFast(
      `one diagnose of a curl transcript (${knowledge.rules.length} rules, ${Object.keys(facts).length} facts known, ${held} hold) against one engine.run`,
      diagnose,
      run,
      1,
    ),
  ];
}
