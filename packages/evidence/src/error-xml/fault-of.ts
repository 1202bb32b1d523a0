import { isStatus } from '../http/words.ts';
import { leafText, type XmlText } from '../markup/xml-leaves.ts';
import type { XmlError } from './xml-bodies.ts';

/** Roots of error documents, by local name; what is in them decides. */
export const faultRoots =
  /^(?:Envelope|Fault|Error|ErrorResponse|ErrorResponses|Errors|error|errors|TwilioResponse|RestException|fault|ServiceException|ServiceExceptionReport|ExceptionReport|Response|response|Map|hash|multistatus)$/;

/**
 * Statuses that documentation gives to codes of AWS, of S3 and what speaks its protocol, and of Azure Storage:
 * https://docs.aws.amazon.com/AmazonS3/latest/API/ErrorResponses.html,
 * https://docs.aws.amazon.com/IAM/latest/APIReference/CommonErrors.html,
 * https://learn.microsoft.com/en-us/rest/api/storageservices/common-rest-api-error-codes
 */
const statuses: Readonly<Record<string, number>> = {
  AccessDenied: 403, AccountProblem: 403, AllAccessDisabled: 403, AuthenticationFailed: 403, AuthorizationFailure: 403, AuthorizationHeaderMalformed: 400, BadDigest: 400,
  BlobNotFound: 404, BucketAlreadyExists: 409, BucketAlreadyOwnedByYou: 409, BucketNotEmpty: 409, ContainerNotFound: 404, EntityTooLarge: 400, EntityTooSmall: 400, ExpiredToken: 400,
  IncompleteBody: 400, InsufficientAccountPermissions: 403, InternalError: 500, InternalFailure: 500, InvalidAccessKeyId: 403, InvalidArgument: 400, InvalidAuthenticationInfo: 400,
  InvalidBucketName: 400, InvalidClientTokenId: 403, InvalidDigest: 400, InvalidObjectState: 403, InvalidRange: 416, InvalidRequest: 400, InvalidSecurity: 403, InvalidToken: 400,
  MalformedPolicy: 400, MalformedXML: 400, MethodNotAllowed: 405, MissingAuthenticationToken: 403, MissingContentLength: 411, MissingSecurityHeader: 400, NoSuchBucket: 404,
  NoSuchKey: 404, NoSuchUpload: 404, NoSuchVersion: 404, OperationAborted: 409, OptInRequired: 403, PermanentRedirect: 301, PreconditionFailed: 412, QueueDoesNotExist: 400,
  'AWS.SimpleQueueService.NonExistentQueue': 400, RequestExpired: 400, RequestTimeout: 400, RequestTimeTooSkewed: 403, ResourceNotFound: 404, ServerBusy: 503, ServiceUnavailable: 503,
  SignatureDoesNotMatch: 403, SlowDown: 503, TemporaryRedirect: 307, Throttling: 400, ThrottlingException: 400, TooManyBuckets: 400, UnauthorizedAccess: 401, ValidationError: 400,
}; // biome-ignore format: one table

const codes = [
  'Fault/Code/Subcode/Value',
  'Fault/faultcode',
  'Fault/Code/Value',
  'Error/Code',
  'error/code',
  'Code',
  'code',
  'errorCode',
  'ErrorCode',
  'error/type',
  'error_code',
];
const messages = [
  'Fault/faultstring', 'Fault/Reason/Text', 'Error/Message', 'error/message', 'Message', 'message', 'ServiceException', 'ExceptionText', 'error/description', 'Detail', 'detail', 'description',
  'errorMessage', 'responsedescription', 'errors/error', 'hash/error', 'Map/error', 'error', 'Error',
]; // biome-ignore format: one table
const ids = ['RequestId', 'RequestID', 'requestId', 'request-id', 'request_id'];
const statusNames = ['RestException/Status', 'Status', 'status', 'HttpStatusCode', 'statusCode', 'error/status'];

/** What a document tells as an error; undefined where it is none. */
export function faultOf(xml: XmlText): XmlError | undefined {
  const soap = soapVersion(xml);
  const code = leafText(xml, ...codes);
  const message = leafText(xml, ...messages);
  if (!isError(xml, soap, code, message)) return undefined;
  const requestId = leafText(xml, ...ids);
  const hostId = leafText(xml, 'Error/HostId');
  const detail = detailOf(xml);
  const fields = {
    ...(soap && { server: `soap/${soap}` }),
    ...(code && { error_code: code }),
    ...(requestId && { request_id: requestId }),
    ...(hostId && { host_id: hostId }),
    ...detail,
  };
  const said = message ?? code ?? detail.condition ?? xml.root;
  const stated = Number(leafText(xml, ...statusNames)?.replace(/^HTTP\/[\d.]+ (\d{3}).*$/, '$1'));
  const status = isStatus(stated) && stated >= 400 ? stated : (soapStatus(xml, soap, code) ?? known(code));
  return {
    error: { message: said, ...(code && { code }), frames: [] },
    fields,
    ...(status !== undefined && { status }),
  };
}

function known(code: string | undefined): number | undefined {
  return code !== undefined && Object.hasOwn(statuses, code) ? statuses[code] : undefined;
}

/** Namespaces of SOAP 1.1 (W3C note of 2000) and 1.2 (W3C recommendation, part 1). */
function soapVersion({ namespace, leaves }: XmlText): '1.1' | '1.2' | undefined {
  if (!leaves.some(({ path }) => /(?:^|\/)Fault\//.test(path))) return undefined;
  if (namespace?.includes('2003/05/soap-envelope')) return '1.2';
  if (namespace?.includes('schemas.xmlsoap.org/soap/envelope')) return '1.1';
  return leaves.some(({ name }) => name === 'faultcode' || name === 'faultstring') ? '1.1' : '1.2';
}

/** SOAP 1.1 section 6.2: a fault is a 500. SOAP 1.2 part 2, table 20: 400 where the sender is at fault, else 500. */
function soapStatus(xml: XmlText, soap: '1.1' | '1.2' | undefined, code: string | undefined): number | undefined {
  if (soap === undefined) return undefined;
  const fault = leafText(xml, 'Fault/Code/Value') ?? code ?? '';
  return soap === '1.2' && /(?:^|:)Sender$/.test(fault) ? 400 : 500;
}

const ofCodeAndWords =
  /^(?:Error|ErrorResponse|ErrorResponses|Errors|error|errors|TwilioResponse|RestException|fault|Response|response|Map|hash)$/;

function isError(
  xml: XmlText,
  soap: string | undefined,
  code: string | undefined,
  message: string | undefined,
): boolean {
  const { root, leaves, namespace } = xml;
  if (soap) return true;
  if (root === 'Envelope' || root === 'Fault') return false;
  if (/^ServiceException|^ExceptionReport$/.test(root)) return message !== undefined || leaves.length > 0;
  if (root === 'error' && namespace === 'DAV:') return true;
  if (root === 'multistatus' || !ofCodeAndWords.test(root) || leaves.length > 60) return false;
  // A document of data may have a code or a message somewhere, and no error.
  const inError = leaves.some(
    ({ path }) => path.includes('/') && /(?:^|\/)(?:Errors?|errors?|RestException|Exception|fault)(?:\/|$)/.test(path),
  );
  return inError && (message !== undefined || code !== undefined);
}

/** Members of S3's and WebDAV's errors that say what it was about. */
const details =
  /^(?:Key|BucketName|Resource|Endpoint|Region|Condition|Method|StringToSign|ServerTime|RequestTime|MaxAllowedSkewMilliseconds|MoreInfo|AuthenticationErrorDetail|HeaderName|Type)$/;

function detailOf({ root, leaves, namespace }: XmlText): Record<string, string> {
  if (root === 'error' && namespace === 'DAV:') return { condition: leaves[0]?.path.split('/')[1] ?? '' };
  return Object.fromEntries(
    leaves
      .filter(({ name, text }) => details.test(name) && text !== '')
      .map(({ name, text }) => [name, text.slice(0, 500)]),
  );
}
