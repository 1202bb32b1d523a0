import { pageText, xmlLeaves } from '@causeway/evidence';

/** What error bodies in XML and HTML say, in the order in which they say it. */

const codeElement = /^(?:code|faultcode|errorcode|error_code|errcode|error-code|type|resultcode|statuscode|subcode)$/i;
const messageElement =
  /^(?:message|faultstring|errormessage|error_message|detail|description|text|reason|msg|errmsg|error-message|error|title|string|serviceexception|exceptiontext)$/i;
const fieldElement = /^(?:field|param|parameter|parametername|argumentname|headername|path)$/i;

/** Codes, messages and fields of an XML error: S3's `Error`, SOAP faults, problem details, what vendors made of it. */
export function xmlWords(text: string): { codes: string[]; messages: string[]; fields: string[] } {
  const codes = new Set<string>();
  const messages = new Set<string>();
  const fields = new Set<string>();
  for (const { name, path, text: value } of xmlLeaves(text)?.leaves ?? []) {
    if (value === '') continue;
    // SOAP 1.2 names a code `Value` within `Code` and `Subcode`.
    if ((codeElement.test(name) || /\/(?:Sub)?[Cc]ode\/Value$/.test(path)) && !/\s/.test(value)) codes.add(value);
    else if (messageElement.test(name)) messages.add(value.slice(0, 1000));
    else if (fieldElement.test(name) && !/\s/.test(value)) fields.add(value);
  }
  return { codes: [...codes], messages: [...messages].slice(0, 20), fields: [...fields] };
}

const most = 6;

/** What an HTML error page says first: its title, headings, and the `pre` that frameworks put errors in. */
export function pageWords(text: string): string[] {
  const { title, headings, preformatted } = pageText(text);
  const words = [...(title ? [title] : []), ...headings, ...preformatted].map((one) => one.slice(0, 500));
  return [...new Set(words)].slice(0, most);
}
