/** Reason phrases by status: RFC 9110 section 15, with the older names that servers still send. */
const phrases: Record<number, readonly string[]> = {
  400: ['Bad Request'],
  401: ['Unauthorized', 'Authorization Required'],
  402: ['Payment Required'],
  403: ['Forbidden'],
  404: ['Not Found'],
  405: ['Method Not Allowed', 'Not Allowed'],
  406: ['Not Acceptable'],
  407: ['Proxy Authentication Required'],
  408: ['Request Timeout', 'Request Time-out'],
  409: ['Conflict'],
  410: ['Gone'],
  411: ['Length Required'],
  412: ['Precondition Failed'],
  413: ['Content Too Large', 'Payload Too Large', 'Request Entity Too Large'],
  414: ['URI Too Long', 'Request-URI Too Long', 'Request-URI Too Large'],
  415: ['Unsupported Media Type'],
  416: ['Range Not Satisfiable', 'Requested Range Not Satisfiable'],
  417: ['Expectation Failed'],
  418: ["I'm a teapot"],
  421: ['Misdirected Request'],
  422: ['Unprocessable Content', 'Unprocessable Entity'],
  423: ['Locked'],
  424: ['Failed Dependency'],
  425: ['Too Early'],
  426: ['Upgrade Required'],
  428: ['Precondition Required'],
  429: ['Too Many Requests'],
  431: ['Request Header Fields Too Large'],
  451: ['Unavailable For Legal Reasons'],
  500: ['Internal Server Error', 'Server Error'],
  501: ['Not Implemented'],
  502: ['Bad Gateway', 'Proxy Error'],
  503: ['Service Unavailable', 'Service Temporarily Unavailable'],
  504: ['Gateway Timeout', 'Gateway Time-out'],
  505: ['HTTP Version Not Supported'],
  507: ['Insufficient Storage'],
  508: ['Loop Detected'],
  511: ['Network Authentication Required'],
};
const byPhrase = new Map(
  Object.entries(phrases).flatMap(([status, all]) =>
    all.map((phrase) => [phrase.toLowerCase(), Number(status)] as const),
  ),
);

/** The reason phrase of a status that a text begins with, as it stands there. */
export function reasonAt(text: string, status: number): string | undefined {
  const start = text.slice(0, 60).toLowerCase();
  const phrase = phrases[status]?.find((one) => start.startsWith(one.toLowerCase()));
  return phrase && text.slice(0, phrase.length);
}

/** The error status that a text names by a reason phrase and nothing else: `Bad Gateway`, in any case. */
export function statusOfReason(text: string): number | undefined {
  return byPhrase.get(text.trim().toLowerCase());
}
