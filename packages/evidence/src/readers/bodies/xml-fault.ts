import { faultOf, faultRoots } from '../../error-xml/fault-of.ts';
import { xmlFormats } from '../../error-xml/formats.ts';
import { xmlBodies } from '../../error-xml/xml-bodies.ts';
import type { Reader } from '../../reader.ts';

/** Error bodies in XML pasted alone: SOAP faults, errors of AWS and of what was made after it, WebDAV. */
export const xmlFault: Reader = {
  id: 'xml-fault',
  title: 'XML error or SOAP fault',
  formats: xmlFormats,
  read: (section) => xmlBodies('xml-fault', section, faultRoots, faultOf),
};
