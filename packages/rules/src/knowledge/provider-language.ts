import { z } from 'zod';
import { factId, text } from './language.ts';

/** A page, or a document of this project where the fact has no public page. */
const source = z.union([z.url(), z.string().regex(/^docs\/[a-z-]+\.md$/, 'give a URL, or a page under docs/')]);

/** The shape of `providers/<id>.yaml`: facts of one vendor, each from the sources it names. */
export const providerFile = z.strictObject({
  name: text,
  aliases: z.array(text).optional(),
  /** Host suffixes of its API: `api.example.com` also covers `eu.api.example.com`. */
  hosts: z.array(text).optional(),
  test_hosts: z.array(text).optional(),
  live_hosts: z.array(text).optional(),
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
  /** Where a person finds the answer to a question, by fact. */
  find: z.record(factId, text).optional(),
  docs: z
    .strictObject({ api: z.url().optional(), webhooks: z.url().optional(), status: z.url().optional() })
    .optional(),
  settings: z.strictObject({ webhooks: text.optional(), keys: text.optional() }).optional(),
  sources: z.array(source).min(1),
});
export type ProviderSource = z.infer<typeof providerFile>;
