import { read, toDocument } from '@causeway/evidence';
import { sample } from '@causeway/evidence/testing';
import { describe, expect, it } from 'vitest';
import type { FactValue } from '../knowledge/fact-values.ts';
import { answerer } from './answerer.ts';
import { groupFailures } from './failures.ts';
import { proxyRecord } from './proxy-record.ts';

/** What each failing request of a log shows, the values of its facts in one line. */
function shown(text: string): string[] {
  const all = read([toDocument('a', text)]).exchanges;
  return groupFailures(all).map((failure) => {
    const scene = { failure, exchange: failure.exchanges[0], all, provider: undefined, now: 0 };
    const values: FactValue[] = [failure.status ?? 'none'];
    for (const observer of [proxyRecord, answerer]) {
      observer.observe(scene, (_, value) => value !== undefined && values.push(value));
    }
    return values.join(' ');
  });
}

describe('the record of a proxy', () => {
  it('is what HAProxy notes of the session, and of what its server said', () => {
    const all = shown(sample('haproxy-log', 'http.txt'));
    expect(all).toContain('504 upstream_timeout balancer');
    expect(all).toContain('502 upstream_closed balancer');
    expect(all).toContain('503 upstream_down balancer');
    expect(all).toContain('503 no_instance balancer');
    expect(all).toContain('401 application');
    expect(all).toContain('400 web_server');
  });

  it('is the flag of Envoy, unless its upstream gave the answer', () => {
    const all = shown(sample('envoy-log', 'envoy.txt'));
    expect(all).toContain('503 upstream_down balancer');
    expect(all).toContain('404 route balancer');
    expect(all).toContain('403 web_server');
    const istio = shown(sample('envoy-log', 'istio.txt'));
    expect(istio).toContain('418 application');
    expect(istio).toContain('503 upstream_tls balancer');
  });

  it("is what a balancer of AWS notes of its target, and an answer of the target's own", () => {
    const all = shown(sample('aws-alb', 'application.txt'));
    expect(all).toContain('502 upstream_closed balancer');
    expect(all).toContain('504 upstream_timeout balancer');
    expect(all).toContain('503 no_instance balancer');
    expect(all).toContain('403 bot_filter');
  });

  it("is the code of Heroku's router and the detailed result of CloudFront", () => {
    expect(shown(sample('heroku-router', 'router.txt'))).toEqual([
      '503 upstream_timeout balancer',
      '503 no_instance balancer',
      '499 client_gone balancer',
    ]);
    expect(shown(sample('cloudfront-log', 'standard.txt'))).toContain('502 upstream_down cdn');
  });

  it('is the substatus of IIS', () => {
    expect(shown(sample('iis-log', 'iis.txt'))).toContain('413 too_large web_server');
    const line = (status: number, substatus: number, win32: number) =>
      `#Fields: date time s-ip cs-method cs-uri-stem cs-uri-query s-port cs-username c-ip cs(User-Agent) cs(Referer) sc-status sc-substatus sc-win32-status time-taken
2026-05-03 10:02:21 10.0.4.11 POST /v1/orders - 443 - 203.0.113.9 curl/8.5.0 - ${status} ${substatus} ${win32} 21014`;
    expect(shown(line(502, 3, 12002))).toEqual(['502 upstream_timeout balancer']);
    expect(shown(line(502, 3, 12029))).toEqual(['502 upstream_down balancer']);
    expect(shown(line(403, 7, 64))).toEqual(['403 wanted web_server']);
    expect(shown(line(403, 0, 0))).toEqual(['403']);
  });

  it('is the type of error that API Gateway logs', () => {
    expect(shown(sample('api-gateway', 'console.txt'))).toEqual(['504 upstream_timeout balancer']);
    expect(shown(sample('ndjson-log', 'api-gateway.txt'))).toContain('403 gateway_route');
  });
});
