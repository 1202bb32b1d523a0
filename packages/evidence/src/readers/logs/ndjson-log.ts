import { Finds } from '../../logs/finds.ts';
import { JsonLog, jsonColumn } from '../../logs/json-log.ts';
import type { Reader } from '../../reader.ts';

/** Logs with one JSON object a line: pino, bunyan, winston, zap, structlog, logrus, Cloud Logging, Lambda. */
export const ndjsonLog: Reader = {
  id: 'ndjson-log',
  title: 'JSON log',
  formats: [
    { title: 'pino', sample: 'pino.txt', source: 'pino 10.4.0 with pino-http 11.0.0, run' },
    { title: 'Fastify', sample: 'fastify.txt', source: 'Fastify 5.12.8, run' },
    { title: 'bunyan', sample: 'bunyan.txt', source: 'bunyan 2.0.5, run' },
    { title: 'winston', sample: 'winston.txt', source: 'winston 3.19.0 with express-winston 4.2.0, run' },
    { title: 'zap', sample: 'zap.txt', source: 'zap 1.23.0, run' },
    { title: 'logrus, JSON', sample: 'logrus.txt', source: 'logrus 1.9.0, run' },
    { title: 'structlog, JSON', sample: 'structlog.txt', source: 'structlog 22.3.0, run' },
    { title: 'python-json-logger', sample: 'python-json-logger.txt', source: 'python-json-logger of Debian 12, run' },
    {
      title: 'Google Cloud Logging',
      sample: 'google-cloud.txt',
      source: 'https://cloud.google.com/logging/docs/reference/v2/rest/v2/LogEntry',
    },
    {
      title: 'AWS Lambda, JSON',
      sample: 'lambda.txt',
      source: 'https://docs.aws.amazon.com/lambda/latest/dg/monitoring-cloudwatchlogs-logformat.html',
    },
    {
      title: 'AWS CloudTrail',
      sample: 'cloudtrail.txt',
      source:
        'https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-event-reference-record-contents.html',
    },
    {
      title: 'Datadog logs',
      sample: 'datadog.txt',
      source: 'https://docs.datadoghq.com/logs/log_configuration/attributes_naming_convention/',
    },
    {
      title: 'Serilog, compact JSON',
      sample: 'serilog.txt',
      source: 'https://github.com/serilog/serilog-formatting-compact',
    },
    {
      title: 'Elastic Common Schema',
      sample: 'ecs.txt',
      source: 'https://www.elastic.co/guide/en/ecs/current/ecs-http.html',
    },
    { title: 'GELF', sample: 'gelf.txt', source: 'https://go2docs.graylog.org/current/getting_in_log_data/gelf.html' },
    {
      title: 'Traefik access log, JSON',
      sample: 'traefik.txt',
      source: 'https://doc.traefik.io/traefik/observability/access-logs/',
    },
    {
      title: 'Envoy access log, JSON',
      sample: 'envoy.txt',
      source: 'https://www.envoyproxy.io/docs/envoy/latest/configuration/observability/access_log/usage',
    },
    {
      title: 'Amazon API Gateway access log, JSON',
      sample: 'api-gateway.txt',
      source: 'https://docs.aws.amazon.com/apigateway/latest/developerguide/set-up-logging.html',
    },
    {
      title: 'nginx access log, JSON',
      sample: 'nginx.txt',
      source: 'https://nginx.org/en/docs/http/ngx_http_log_module.html',
    },
  ],
  lineByLine: true,
  read(section) {
    const finds = new Finds();
    const log = new JsonLog(ndjsonLog.id, section.artifact);
    for (let i = 0; i < section.lines.length; i += 1) {
      const text = section.lines[i] ?? '';
      const column = jsonColumn(text);
      if (column >= 0) log.read(text, column, section.firstLine + i, finds);
    }
    return finds.found;
  },
};
