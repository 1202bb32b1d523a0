import type { Maker } from './maker.ts';

/** Answers of proxies and servers in a line of plain text. All begin the text. */
export const plainAnswers: readonly Maker[] = [
  {
    // https://www.envoyproxy.io/docs/envoy/latest/configuration/observability/access_log/usage (response flags and details)
    server: 'envoy',
    kind: 'balancer',
    says: /^upstream connect error or disconnect\/reset before headers\b/,
    code: /reset reason: ([a-z][a-z ]{3,60}[a-z])/,
    status: 503,
    fields: {
      reset_reason: /reset reason: ([a-z][a-z ]{3,60}[a-z])/,
      transport_failure: /transport failure reason: (.{3,500})$/,
    },
  },
  { server: 'envoy', kind: 'balancer', says: /^no healthy upstream$/, status: 503 },
  { server: 'envoy', kind: 'balancer', says: /^upstream request timeout$/, status: 504 },
  {
    server: 'envoy',
    kind: 'balancer',
    says: /^(?:upstream max stream duration reached|upstream response timeout)$/,
    status: 504,
  },
  { server: 'envoy', kind: 'balancer', says: /^stream timeout$/, status: 408 },
  { server: 'envoy', kind: 'balancer', says: /^RBAC: access denied$/, status: 403 },
  { server: 'envoy', kind: 'balancer', says: /^local_rate_limited$/, status: 429 },
  {
    server: 'envoy',
    kind: 'balancer',
    says: /^Jwt (?:is missing|is expired|verification fails|issuer is not configured|header is an invalid JSON|is not in the form of Header\.Payload\.Signature.{0,60})$/,
    status: 401,
  },
  { server: 'envoy', kind: 'balancer', says: /^Audiences in Jwt are not allowed$/, status: 403 },
  { server: 'traefik', kind: 'balancer', says: /^no available server$/, status: 503 },
  { server: 'go', kind: 'framework', says: /^404 page not found$/, status: 404 },
  { server: 'go', kind: 'framework', says: /^Client sent an HTTP request to an HTTPS server\.$/, status: 400 },
  { server: 'express', kind: 'framework', says: /^Cannot (?:GET|POST|PUT|PATCH|DELETE) \/\S{0,2000}$/, status: 404 },
  {
    server: 'ngrok',
    kind: 'tunnel',
    says: /^Tunnel [\w.-]{3,120}\.ngrok(?:-free)?\.(?:io|app|dev) not found$/,
    status: 404,
  },
  {
    server: 'ngrok',
    kind: 'tunnel',
    says: /^The endpoint [\w.-]{3,120} is offline\.?\s{1,3}ERR_NGROK_3200$/,
    code: /(ERR_NGROK_3200)/,
    status: 404,
  },
];
