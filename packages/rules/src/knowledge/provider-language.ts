import { z } from 'zod';
import { causeId, factId, text } from './language.ts';

/** A page, or a document of this project where the fact has no public page. */
const source = z.union([z.url(), z.string().regex(/^docs\/[a-z-]+\.md$/, 'give a URL, or a page under docs/')]);

/** An error of the vendor's API and the cause that its documentation gives for it. */
const vendorError = z
  .strictObject({
    /** As the answer's body names it: its code, type or reason. */
    code: text.optional(),
    /** For errors without a code: words that the answer's message always has. */
    says: text.optional(),
    /** Where the same code means different things under different statuses. */
    status: z.int().min(100).max(599).optional(),
    cause: causeId,
    /** `strong` where left out; `decisive` where it can mean nothing else, against where its words only sound like the cause. */
    strength: z.enum(['decisive', 'strong', 'moderate', 'strongly_against', 'decisively_against']).optional(),
  })
  .refine(({ code, says }) => (code === undefined) !== (says === undefined), 'needs exactly one of code and says');
export type VendorError = z.infer<typeof vendorError>;

/** The shape of `providers/<id>.yaml`: facts of one vendor, each from the sources it names. */
export const providerFile = z.strictObject({
  name: text,
  aliases: z.array(text).optional(),
  /** Host suffixes of its API: `api.example.com` also covers `eu.api.example.com`. */
  hosts: z.array(text).optional(),
  test_hosts: z.array(text).optional(),
  live_hosts: z.array(text).optional(),
  /** Where an account, its keys and its data may live, and the host that serves it there. */
  regions: z.array(z.strictObject({ name: text, host: text.optional(), notes: text.optional() })).optional(),
  /** Headers that only this vendor's API answers or webhooks carry, lower case. */
  headers: z.array(text).optional(),
  /** Starts of the User-Agent of its webhook sender. */
  user_agents: z.array(text).optional(),
  keys: z
    .array(
      z.strictObject({
        prefix: text,
        kind: z.enum([
          'secret',
          'restricted',
          'publishable',
          'webhook_secret',
          'access_token',
          'refresh_token',
          'app_token',
          'client_secret',
        ]),
        mode: z.enum(['test', 'live']).optional(),
      }),
    )
    .optional(),
  signature: z
    .strictObject({
      kind: z.enum(['hmac', 'asymmetric', 'digest', 'token', 'basic']),
      header: text,
      algorithm: text.optional(),
      encoding: text.optional(),
      /** How the header is written, with `{signature}` and `{timestamp}` in it; the bare signature where left out. */
      format: text.optional(),
      /** What is cut off the secret before it is used. */
      secret_prefix: text.optional(),
      /** The secret is decoded before it is used as the key. */
      secret_encoding: z.enum(['base64', 'hex']).optional(),
      signed_content: text.optional(),
      timestamp_header: text.optional(),
      timestamp_unit: z.enum(['s', 'ms']).optional(),
      tolerance_s: z.number().positive().optional(),
      notes: text.optional(),
    })
    .optional(),
  webhooks: z
    .strictObject({
      timeout_s: z.number().positive().optional(),
      retries: text.optional(),
      disables_after: text.optional(),
      acknowledgement: text.optional(),
      handshake: text.optional(),
      event_id: text.optional(),
      follows_redirects: z.boolean().optional(),
    })
    .optional(),
  version_header: text.optional(),
  errors: z.array(vendorError).optional(),
  /** Where a person finds the answer to a question, by fact. */
  find: z.record(factId, text).optional(),
  docs: z
    .strictObject({ api: z.url().optional(), webhooks: z.url().optional(), status: z.url().optional() })
    .optional(),
  /** Where in the vendor's pages things are set, and where its log of calls and deliveries is. */
  settings: z.strictObject({ webhooks: text.optional(), keys: text.optional(), logs: text.optional() }).optional(),
  sources: z.array(source).min(1),
});
export type ProviderSource = z.infer<typeof providerFile>;

/**
 * The shape of `providers/<id>.cases.yaml`: what the vendor really sends and answers, to try its profile on. In
 * each `{key}`, `{signature}`, `{timestamp}`, `{status}` and `{error}` are filled in when it is tried.
 */
export const providerCasesFile = z.strictObject({
  /** A call of its API with the answer: shows its host, and a credential as `{key}` where it has kinds of keys. */
  call: text.optional(),
  /** Lengths of the parts of a key behind its prefix, which have dots between them. */
  key_rest: z.array(z.int().positive()).optional(),
  /** A webhook that it delivers: shows its headers or its sender, and `{signature}` where it signs. */
  delivery: text.optional(),
  /** Words that name it, where it has neither host nor header. */
  words: text.optional(),
  /** A call that it refuses, with `{status}` and `{error}` where its codes and messages stand. */
  refusal: text.optional(),
  /** The same for messages, where they stand elsewhere than codes. */
  refusal_in_words: text.optional(),
});
export type ProviderCases = z.infer<typeof providerCasesFile>;
