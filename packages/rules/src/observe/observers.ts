import { answerer } from './answerer.ts';
import { attempt } from './attempt.ts';
import { challenge } from './challenge.ts';
import { challengeEcho } from './challenge-echo.ts';
import { clock } from './clock.ts';
import { credential } from './credential.ts';
import { deliveries } from './deliveries.ts';
import { errorBody } from './error-body.ts';
import { host } from './host.ts';
import type { Observer } from './observer.ts';
import { proxyRecord } from './proxy-record.ts';
import { rate } from './rate.ts';
import { redirect } from './redirect.ts';
import { request } from './request.ts';
import { requestBody } from './request-body.ts';
import { response } from './response.ts';
import { series } from './series.ts';
import { signature } from './signature.ts';
import { signatureForm } from './signature-form.ts';
import { timing } from './timing.ts';
import { token } from './token.ts';
import { transportError } from './transport-error.ts';
import { unresolvedTemplate } from './unresolved-template.ts';
import { upstreamAnswer } from './upstream-answer.ts';

/** Every observer; a test holds the list to the facts of facts/exchange.yaml and those that cues tell as well. */
export const observers: readonly Observer[] = [
  request,
  requestBody,
  credential,
  host,
  unresolvedTemplate,
  response,
  errorBody,
  answerer,
  challenge,
  challengeEcho,
  rate,
  transportError,
  redirect,
  token,
  clock,
  timing,
  series,
  deliveries,
  attempt,
  signature,
  signatureForm,
  proxyRecord,
  upstreamAnswer,
];

/** Every fact that some observer can note. */
export const observableFacts: ReadonlySet<string> = new Set(observers.flatMap((observer) => observer.facts));
