import { findMasks } from '../redact.ts';

/** A secret that was masked in a request, as the variable that stands for it. */
export interface SecretVariable {
  /** For a shell, `API_KEY`; for Postman in lower case. */
  name: string;
  /** The vendor's own beginning of the secret, such as `sk_live_`; empty where unknown. */
  prefix: string;
  /** Characters of the whole secret. */
  length: number;
  /** Where it stood: `the header Authorization`. */
  where: string;
}

/** A piece of a text: as it stands, or a secret. */
export type Segment = { literal: string } | { variable: SecretVariable };

/** What a text is a part of, which names the variables of the secrets in it. */
export type Place = { in: 'header'; name: string } | { in: 'url' } | { in: 'body' };

/** Shell variables that mean something already. */
const taken = new Set(
  'PATH HOME USER SHELL PWD OLDPWD IFS ENV LANG TERM HOST HOSTNAME UID EUID GID PS1 PS2 SECONDS RANDOM URL NAME'.split(
    ' ',
  ),
);

/** Gives every secret of one request a variable: the same secret the same, another one a name of its own. */
export class SecretVariables {
  readonly list: SecretVariable[] = [];
  readonly #bySecret = new Map<string, SecretVariable>();

  /** Splits a text at its masks. */
  segments(text: string, place: Place): Segment[] {
    const segments: Segment[] = [];
    let at = 0;
    for (const mask of findMasks(text)) {
      if (mask.start > at) segments.push({ literal: text.slice(at, mask.start) });
      const secret = `${mask.prefix}…[${mask.length},#${mask.fingerprint}`;
      const known = this.#bySecret.get(secret);
      const variable = known ?? {
        name: this.#unused(nameOf(text, mask.start, place)),
        prefix: mask.prefix,
        length: mask.length,
        where: whereOf(place),
      };
      if (!known) {
        this.#bySecret.set(secret, variable);
        this.list.push(variable);
      }
      segments.push({ variable });
      at = mask.end;
    }
    if (at < text.length) segments.push({ literal: text.slice(at) });
    return segments;
  }

  #unused(name: string): string {
    let own = name;
    for (let n = 2; this.list.some((v) => v.name === own); n += 1) own = `${name}_${n}`;
    return own;
  }
}

function whereOf(place: Place): string {
  return place.in === 'header' ? `the header ${place.name}` : `the ${place.in === 'url' ? 'URL' : place.in}`;
}

/** A parameter, a cookie, a JSON key or a form field right before its value. */
const keyBefore = /([A-Za-z][\w.-]{0,40})\\?["']?\s{0,3}[=:]\s{0,3}\\?["']?(?:[A-Za-z]{2,10} )?$/;

function nameOf(text: string, start: number, place: Place): string {
  const before = text.slice(Math.max(0, start - 80), start);
  if (place.in === 'url' && /^[a-z]+:\/\/[^/?#]*$/i.test(text.slice(0, start)) && /[@/]/.test(text.slice(start))) {
    return 'PASSWORD';
  }
  const key = keyBefore.exec(before)?.[1];
  if (key) return shellName(key);
  if (place.in !== 'header') return place.in === 'url' ? 'URL_SECRET' : 'SECRET';
  if (/^(?:proxy-)?authorization$/i.test(place.name)) return /^basic\s/i.test(before) ? 'CREDENTIALS' : 'TOKEN';
  return shellName(place.name);
}

function shellName(key: string): string {
  const name = key
    .replace(/^x-/i, '')
    .replace(/([a-z0-9])([A-Z])/g, '$1_$2')
    .replace(/[^A-Za-z0-9]+/g, '_')
    .replace(/^_+|(?<!_)_+$/g, '')
    .toUpperCase();
  return name.length < 3 || taken.has(name) ? `${name}_SECRET`.replace(/^_/, '') : name;
}
