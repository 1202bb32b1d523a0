/* How the lines look on which wget tells the steps of a request (GNU Wget, src/http.c, src/connect.c, src/host.c). */

export const start =
  /^--(\d{4}-\d\d-\d\d \d\d:\d\d:\d\d|\d\d:\d\d:\d\d)--\s{1,4}(?:\(try: ?(\d{1,4})\)\s{1,4})?(\S{1,4000})$/;
export const resolving = /^Resolving \S+(?: \(\S+\))?\.\.\. (?:failed: (.+?)\.?$|(?:[0-9a-f.:]+(?:, )?))/i;
export const connecting =
  /^Connecting to \S+?(?: \(\S+\))?(?:\|([0-9a-f.:]{2,45})\|)?:(\d{1,5})\.\.\. (?:connected\.|failed: (.+?)\.?)$/i;
export const sent = /^(?:HTTP|Proxy) request sent, awaiting response\.\.\. ?(?:([1-5]\d\d)(?: (.*))?|(.+))?$/;
export const closing =
  /^(?:(?:\d{4}-\d\d-\d\d )?\d\d:\d\d:\d\d )?(?:ERROR ([1-5]\d\d): (.*?)\.?$|\([\d.,]+ [KMG]?B\/s\) - (.*)$)/;
export const length = /^Length: (?:(\d{1,15})|unspecified)\b/;
export const unresolved = /^wget: unable to resolve host address [‘'`"](.{1,255})[’'"]$/;
export const skipping = /^Skipping (\d{1,12}) bytes of body: \[(.*?)(?:\] (?:done|aborted).*)?$/;
