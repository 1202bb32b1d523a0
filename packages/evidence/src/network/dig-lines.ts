/* How the lines look that dig prints (BIND 9, bin/dig/dig.c and dighost.c). */

export const banner = /^; <<>> DiG \S.*<<>> ?(.*)$/;
export const head = /^;; ->>HEADER<<- opcode: \w+, status: (\w+), id: \d+/;
export const question = /^;([^\s;]+)\s+(?:IN|CH|ANY)\s+([A-Z0-9]+)\s*$/;
export const record = /^(\S{1,255})\s+(\d{1,10})\s+(?:IN|CH)\s+([A-Z0-9]{1,10})\s+(\S.*)$/;
export const server = /^;; SERVER: (\S+?)#\d+/;
export const received = /^(?:;; )?Received \d+ bytes from (\S+?)#\d+/;
export const heading =
  /^;; (?:(QUESTION|ANSWER|AUTHORITY|ADDITIONAL|OPT PSEUDO)\s?SECTION|global options:|Got answer:|flags:|Query time:|WHEN:|MSG SIZE|Warning:|WARNING:|Truncated)/;
export const silent = /^;; (?:connection timed out; )?no servers could be reached/;
export const trouble = /^;; (?:communications error to (\S+?)#\d+: .|UDP setup with (\S+?)#\d+\S* for \S+ failed: .)/;
export const extended = /^; EDE: (\d+ ?.*)$/;
export const untraced = /^(?:dig: )?couldn't get address for '[^']{1,255}': .+$/;

export const anchor = /^;; |^; <<>> DiG|\bdig |^\S{1,255}\.\s+\d{1,10}\s+IN\s/;
