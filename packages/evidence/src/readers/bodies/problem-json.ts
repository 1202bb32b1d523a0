import { jsonError } from '../../error-json/error-of.ts';
import { jsonBodies } from '../../error-json/json-bodies.ts';
import type { XmlError } from '../../error-xml/xml-bodies.ts';
import { xmlBodies } from '../../error-xml/xml-bodies.ts';
import { isStatus } from '../../http/words.ts';
import type { JsonObject } from '../../json/json-text.ts';
import { leafText, type XmlText } from '../../markup/xml-leaves.ts';
import type { Found, Reader } from '../../reader.ts';

/** Problem details: https://www.rfc-editor.org/rfc/rfc9457 and its predecessor, RFC 7807. */
export const problemJson: Reader = {
  id: 'problem-json',
  title: 'problem details (RFC 9457)',
  formats: [
    { title: 'problem details', sample: 'rfc-9457.json', source: 'https://www.rfc-editor.org/rfc/rfc9457' },
    {
      title: 'problem details with a list of invalid members',
      sample: 'errors-with-pointers.json',
      source: 'https://www.rfc-editor.org/rfc/rfc9457',
    },
    {
      title: 'problem details of ASP.NET Core',
      sample: 'asp-net-core.json',
      source: 'https://learn.microsoft.com/en-us/aspnet/core/web-api/handle-errors',
    },
    {
      title: 'problem details of Spring',
      sample: 'spring.json',
      source: 'https://docs.spring.io/spring-framework/reference/web/webmvc/mvc-ann-rest-exceptions.html',
    },
    { title: 'problem details in XML', sample: 'problem.xml', source: 'https://www.rfc-editor.org/rfc/rfc9457' },
    {
      title: 'error of Mollie',
      sample: 'mollie.json',
      source: 'https://docs.mollie.com/reference/handling-errors',
    },
    {
      title: 'problem details of Mailchimp',
      sample: 'mailchimp.json',
      source: 'https://mailchimp.com/developer/marketing/docs/errors/',
    },
  ],
  read(section) {
    const inXml = xmlBodies('problem-json', section, /^problem$/, xmlProblem);
    const inJson = jsonBodies('problem-json', section, (root, inList) => {
      if (inList || !isProblem(root)) return undefined;
      const told = jsonError(root);
      const { type, instance } = root;
      const fields = { ...told.fields };
      if (typeof type === 'string' && type !== 'about:blank') fields.problem_type = type;
      if (typeof instance === 'string') fields.instance = instance;
      // A type or a title is no code; an extension may be.
      if (fields.error_code === String(told.status)) delete fields.error_code;
      return { ...told, fields };
    });
    // XML that is cut off can reach into JSON behind it.
    const isApart = (json: Found) =>
      inXml.every((xml) => json.firstLine > xml.lastLine || json.lastLine < xml.firstLine);
    return [...inXml, ...inJson.filter(isApart)];
  },
};

/** `type` is a URI reference (section 3.1.1): an address, a URN, `about:blank` or a path. */
const uri = /^(?:[a-z][a-z0-9+.-]{1,20}:\S+|\/\S*)$/i;
const words = (value: unknown): value is string => typeof value === 'string' && value.trim() !== '';

/** All members are optional; a title with a status or a type of its own is what problems have and other JSON has not. */
function isProblem(root: JsonObject): boolean {
  const { type, title, status, detail, instance, errors } = root;
  const typed = typeof type === 'string' && uri.test(type);
  const numbered = typeof status === 'number' && isStatus(status) && status >= 400;
  if (type !== undefined && !typed) return false;
  if (Array.isArray(errors) && errors.length > 0 && !words(title)) return false;
  if (numbered)
    return typed
      ? words(title) || words(detail)
      : words(title) && (words(detail) || words(instance) || 'traceId' in root);
  const more = words(detail) || words(instance) || 'traceId' in root || Array.isArray(errors);
  return typed && words(title) && more && status === undefined;
}

/** RFC 9457 appendix B: the root `problem` in the namespace that kept RFC 7807's number. */
function xmlProblem(xml: XmlText): XmlError | undefined {
  if (!xml.namespace?.endsWith(':rfc:7807')) return undefined;
  const status = Number(leafText(xml, 'status'));
  const [type, instance] = [leafText(xml, 'problem/type'), leafText(xml, 'problem/instance')];
  const message = leafText(xml, 'problem/detail', 'problem/title') ?? 'problem';
  return {
    error: { message, ...(type && { type }), frames: [] },
    fields: { ...(type && { problem_type: type }), ...(instance && { instance }) },
    ...(isStatus(status) && status >= 400 && { status }),
  };
}
