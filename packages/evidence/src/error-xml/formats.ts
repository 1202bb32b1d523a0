import type { Format } from '../reader.ts';

/** Whose error documents are known, each with a sample. */
export const xmlFormats: readonly Format[] = [
  { title: 'SOAP 1.1 fault', sample: 'soap-1-1.xml', source: 'https://www.w3.org/TR/2000/NOTE-SOAP-20000508/' },
  { title: 'SOAP 1.2 fault', sample: 'soap-1-2.xml', source: 'https://www.w3.org/TR/soap12-part1/' },
  {
    title: 'SOAP fault of WS-Security',
    sample: 'soap-ws-security.xml',
    source: 'https://docs.oasis-open.org/wss/v1.1/',
  },
  {
    title: 'error of Amazon S3',
    sample: 's3.xml',
    source: 'https://docs.aws.amazon.com/AmazonS3/latest/API/ErrorResponses.html',
  },
  {
    title: 'error of AWS query APIs',
    sample: 'aws-query.xml',
    source: 'https://docs.aws.amazon.com/IAM/latest/APIReference/CommonErrors.html',
  },
  {
    title: 'error of Amazon EC2',
    sample: 'ec2.xml',
    source: 'https://docs.aws.amazon.com/AWSEC2/latest/APIReference/errors-overview.html',
  },
  {
    title: 'error of Azure Storage',
    sample: 'azure-storage.xml',
    source: 'https://learn.microsoft.com/en-us/rest/api/storageservices/status-and-error-codes2',
  },
  {
    title: 'error of Twilio in XML',
    sample: 'twilio.xml',
    source: 'https://www.twilio.com/docs/usage/twilios-response',
  },
  { title: 'WebDAV error', sample: 'webdav.xml', source: 'https://www.rfc-editor.org/rfc/rfc4918' },
  {
    title: 'error of an OGC service',
    sample: 'ogc.xml',
    source: 'https://docs.geoserver.org/latest/en/user/services/wms/reference.html',
  },
];
