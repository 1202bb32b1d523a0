import type { Maker } from './maker.ts';

/** Web servers, balancers and platforms in front of a program, by the pages they have built in. */
export const serverMakers: readonly Maker[] = [
  {
    // openresty, tengine, awselb and others print their own name where nginx prints its.
    server: '',
    kind: 'balancer',
    markup:
      /<hr><center>(?:nginx|openresty|tengine|awselb|cloudflare|cloudfront|angie|Microsoft-Azure-Application-Gateway|stgw|ADM|BLB)\b/i,
    code: /^[45]\d\d (The plain HTTP request was sent to HTTPS port|No required SSL certificate was sent|The SSL certificate error|Request Header Or Cookie Too Large)/,
  },
  {
    server: 'apache',
    kind: 'web_server',
    markup:
      /<address>Apache\b|<!DOCTYPE HTML PUBLIC "-\/\/(?:IETF|W3C)\/\/DTD HTML (?:2\.0|4\.01)\/\/EN"[^<>]{0,100}>\s{0,4}<html><head>\s{0,4}<title>\d{3} /,
  },
  { server: 'litespeed', kind: 'web_server', says: /Proudly powered by LiteSpeed Web Server/ },
  {
    server: 'haproxy',
    kind: 'balancer',
    markup:
      /^\s{0,4}<html><body><h1>\d{3} [A-Z][\w' -]{2,40}<\/h1>\s{0,4}(?:No server is available|Your browser sent an|Your browser didn't send|The server (?:didn't respond|returned an invalid)|Request forbidden by|You (?:need|have sent)|An internal server error|You can't access|A request with the specified|The client failed)/,
  },
  {
    server: 'awselb',
    kind: 'balancer',
    markup:
      /^\s{0,4}<html>\s{0,4}<head><title>(?:4\d\d|50[0-4]) [A-Z][\w -]{2,40}<\/title><\/head>\s{0,4}<body(?: bgcolor="white")?>\s{0,4}<center><h1>[^<>]{3,60}<\/h1><\/center>\s{0,4}<\/body>\s{0,4}<\/html>/,
  },
  {
    server: 'lighttpd',
    kind: 'web_server',
    markup:
      /XHTML 1\.0 Transitional\/\/EN"[^<>]{1,100}>\s{0,4}<html[^<>]{1,100}>\s{0,4}<head>\s{0,4}<title>(?:[45]\d\d) [A-Z]/,
  },
  {
    server: 'microsoft-iis',
    kind: 'web_server',
    says: /\bIIS \d{1,2}\.\d (?:Detailed )?Error|^HTTP Error \d{3}\.\d{1,2}\b|Internet Information Services|^(?:40[0-9]|500|50[23]) - (?:File or directory not found|Forbidden: Access is denied|Unauthorized|Internal server error|Bad Gateway|Web server received an invalid response)/im,
    code: /HTTP Error (\d{3}\.\d{1,2})\b|Error - (\d{3}\.\d{1,2})\b/i,
    fields: { error_number: /Error Code:?\s{0,3}(0x[\da-f]{8})/i, module: /^Module\s{0,3}(\w[\w ]{2,60})$/m },
  },
  { server: 'microsoft-httpapi', kind: 'web_server', says: /^HTTP Error \d{3}\. (?:The |A )/m },
  {
    server: 'azure-app-service',
    kind: 'platform',
    says: /This web app is stopped|Microsoft Azure App Service - |:\( Application Error$/m,
  },
  { server: 'gws', kind: 'balancer', says: /That(?:'|’)s an error\.|^Error: Server Error$/m },
  {
    server: 'heroku',
    kind: 'platform',
    markup: /herokucdn\.com\/error-pages\/[\w-]{1,40}\.html/,
    code: /herokucdn\.com\/error-pages\/([\w-]{1,40})\.html/,
    status: { 'application-error': 503, 'no-such-app': 404, 'maintenance-mode': 503, 'ssl-cert-error': 503 },
  },
  {
    server: 'vercel',
    kind: 'platform',
    says: /\b(?:DEPLOYMENT|FUNCTION|EDGE_FUNCTION|MIDDLEWARE|ROUTER|NOT|NO_RESPONSE|INFINITE_LOOP|INTERNAL|DNS_HOSTNAME)_[A-Z_]{3,40}[\s\S]{0,200}\b[a-z]{3}\d::/,
    code: /(?:^|Code: ?)((?:DEPLOYMENT|FUNCTION|EDGE_FUNCTION|MIDDLEWARE|ROUTER|NOT|NO_RESPONSE|INFINITE_LOOP|INTERNAL|DNS_HOSTNAME)_[A-Z_]{3,40}?)(?=ID: |[^A-Z_]|$)/m,
    // https://vercel.com/docs/errors
    status: {
      DEPLOYMENT_NOT_FOUND: 404, NOT_FOUND: 404, DEPLOYMENT_DISABLED: 402, DEPLOYMENT_BLOCKED: 403, DEPLOYMENT_DELETED: 410, DEPLOYMENT_PAUSED: 503, FUNCTION_INVOCATION_TIMEOUT: 504,
      FUNCTION_INVOCATION_FAILED: 500, FUNCTION_PAYLOAD_TOO_LARGE: 413, FUNCTION_RESPONSE_PAYLOAD_TOO_LARGE: 500, FUNCTION_THROTTLED: 503, NO_RESPONSE_FROM_FUNCTION: 502,
      EDGE_FUNCTION_INVOCATION_FAILED: 500, EDGE_FUNCTION_INVOCATION_TIMEOUT: 504, MIDDLEWARE_INVOCATION_FAILED: 500, MIDDLEWARE_INVOCATION_TIMEOUT: 504, MIDDLEWARE_RUNTIME_DEPRECATED: 503,
      ROUTER_CANNOT_MATCH: 502, ROUTER_EXTERNAL_TARGET_ERROR: 502, ROUTER_EXTERNAL_TARGET_CONNECTION_ERROR: 502, INFINITE_LOOP_DETECTED: 508, DNS_HOSTNAME_NOT_FOUND: 502,
      INTERNAL_FUNCTION_INVOCATION_FAILED: 500, INTERNAL_FUNCTION_NOT_FOUND: 500,
    }, // biome-ignore format: one table
    fields: { request_id: /\b([a-z]{3}\d::[\w:-]{8,100})/ },
  },
  {
    server: 'netlify',
    kind: 'platform',
    says: /^(?:Not Found|Internal Server Error) - Request ID: \w{10,40}$|^Looks like you(?:'|’)ve followed a broken link or entered a URL that doesn(?:'|’)t exist on this site/m,
    fields: { request_id: /Request ID: (\w{10,40})/ },
    status: 404,
  },
  {
    server: 'railway',
    kind: 'platform',
    says: /^Application failed to respond$[\s\S]{0,400}Request ID/m,
    status: 502,
    fields: { request_id: /Request ID:\s{0,3}([\w-]{10,60})/ },
  },
  {
    server: 'openshift',
    kind: 'platform',
    says: /^Application is not available[\s\S]{0,400}(?:route|pod)/im,
    status: 503,
  },
];
