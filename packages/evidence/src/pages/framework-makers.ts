import type { Maker } from './maker.ts';

/** Application servers and frameworks, by the pages they answer with when a program or its author has none. */
export const frameworkMakers: readonly Maker[] = [
  {
    server: 'tomcat',
    kind: 'framework',
    says: /^Apache Tomcat\/[\d.]+/m,
    fields: { exception: /^(?:java|javax|jakarta|org|com)\.[\w.$]{3,200}(?:Exception|Error)\b.{0,300}$/m },
  },
  { server: 'tomcat', kind: 'framework', says: /^HTTP Status \d{3} [–-] .{3,60}\n(?:HTTP Status|Type )/m },
  { server: 'jetty', kind: 'framework', says: /Powered by Jetty:\/\/|^HTTP ERROR:? \d{3}\b[\s\S]{0,400}\bSERVLET:/m },
  {
    server: 'spring-boot',
    kind: 'framework',
    says: /^Whitelabel Error Page$/m,
  },
  {
    server: 'asp.net',
    kind: 'framework',
    says: /^Server Error in '.{1,200}' Application\./m,
    status: 500,
    fields: { exception: /^Exception Details: (.{3,300})$/m },
  },
  {
    server: 'django',
    kind: 'framework',
    says: /You(?:'|’)re seeing this error because you have DEBUG = True|^Django Version:|CSRF verification failed\. Request aborted\.|^The requested resource was not found on this server\.$/m,
    status: 500,
    fields: {
      exception: /^Exception Type: ?\n?(\w{3,100})$/m,
      exception_message: /^Exception Value: ?\n?(.{1,300})$/m,
    },
  },
  {
    server: 'django',
    kind: 'framework',
    says: /^Server Error \(500\)\nServer Error \(500\)$|^Bad Request \(400\)\nBad Request \(400\)$/,
  },
  {
    server: 'werkzeug',
    kind: 'framework',
    says: /\/\/ Werkzeug Debugger$/m,
    status: 500,
    fields: {
      exception: /^(\w{3,100}(?:Error|Exception|Interrupt)): .{0,300}\/\/ Werkzeug/,
      exception_message: /^\w{3,100}: (.{0,300}?) ?\/\/ Werkzeug/,
    },
  },
  {
    server: 'werkzeug',
    kind: 'framework',
    markup:
      /^\s{0,4}<!doctype html>\s{0,4}<html lang=en>\s{0,4}<title>[45]\d\d [A-Z][\w '-]{2,60}<\/title>\s{0,4}<h1>/i,
  },
  { server: 'rails', kind: 'framework', says: /We(?:'|’)re sorry, but something went wrong/, status: 500 },
  { server: 'rails', kind: 'framework', says: /^The change you wanted was rejected/m, status: 422 },
  { server: 'rails', kind: 'framework', says: /^The page you were looking for doesn(?:'|’)t exist/m, status: 404 },
  { server: 'rails', kind: 'framework', says: /^Blocked hosts?: /m, status: 403 },
  {
    server: 'rails',
    kind: 'framework',
    says: /^Action Controller: Exception caught/,
    status: 500,
    fields: { exception: /^((?:[A-Z]\w{0,60}::){0,4}[A-Z]\w{2,60}) in [A-Z]\w{0,80}#\w{1,80}$/m },
  },
  {
    server: 'laravel',
    kind: 'framework',
    says: /^(?:Page Expired|Server Error|Not Found|Forbidden|Unauthorized|Too Many Requests|Service Unavailable)\n(?:4\d\d|50\d)\n/,
    markup: /class="[^"]{0,200}\bantialiased\b|laravel|Nunito/i,
  },
  {
    server: 'laravel',
    kind: 'framework',
    says: /^Whoops, looks like something went wrong|\bIlluminate\\\w{3,40}\\|^Whoops! There was an error\.$/m,
    status: 500,
    fields: { exception: /((?:Illuminate|App|Symfony)\\[\w\\]{3,100}Exception)/ },
  },
  { server: 'symfony', kind: 'framework', says: /Oops! An Error Occurred|^The server returned a "\d{3} /m },
  {
    server: 'wordpress',
    kind: 'framework',
    says: /There has been a critical error on this website|^Error establishing a database connection$/m,
    status: 500,
  },
  {
    server: 'php',
    kind: 'framework',
    markup:
      /<b>(?:Fatal error|Parse error|Warning|Notice|Deprecated)<\/b>:\s{1,4}.{3,2000}?\bin <b>[^<>]{2,400}<\/b> on line <b>\d{1,7}<\/b>/s,
    code: /(Fatal error|Parse error|Warning|Notice|Deprecated)<\/b>:/,
    fields: {
      exception: /Uncaught ((?:\w{1,60}\\){0,6}\w{1,60}): /,
      file: /\bin <b>([^<>]{2,400})<\/b> on line/,
      line: /on line <b>(\d{1,7})</,
    },
  },
  {
    server: 'express',
    kind: 'framework',
    markup: /<pre>Cannot (?:GET|POST|PUT|PATCH|DELETE|HEAD|OPTIONS) \/[^<>]{0,2000}<\/pre>/,
    status: 404,
    fields: { route: /^Cannot ([A-Z]{3,7} \/\S{0,500})$/m },
  },
  {
    server: 'express',
    kind: 'framework',
    markup: /<title>Error<\/title>\s{0,4}<\/head>\s{0,4}<body>\s{0,4}<pre>[^<>]{3,2000}(?:<br>|<\/pre>)/,
    code: /^Error\n((?:Type|Reference|Range)Error): /m,
    status: { TypeError: 500, ReferenceError: 500, RangeError: 500 },
    fields: { exception: /^Error\n((?:[A-Z]\w{0,60}Error|Error): .{1,300})$/m },
  },
  { server: 'next.js', kind: 'framework', says: /^404: This page could not be found/m, status: 404 },
  { server: 'simplehttp', kind: 'framework', says: /^Error response\nError response\nError code: \d{3}$/m },
];
