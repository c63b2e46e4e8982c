import * as z from 'zod/mini';
import { isSafeUrl } from '../../core/safe-url.ts';
import { SecretReference } from '../../core/secret-reference.ts';
import { form, Text, Texts } from './text.ts';
import { WebhookSecret } from './webhook-secret.ts';

/** What a `mapping` may point at: the fields of the envelope that generic senders fill. */
export const ENVELOPE_FIELDS = [
  'title',
  'description',
  'repo',
  'risk_tier',
  'labels',
  'id',
  'sent_at',
  'ticket_type',
  'external_url',
  'callback_url',
] as const;

/** Two, so that one can be changed at the sender while the other still counts. */
const MAX_SECRETS = 2;

const Account = form(
  /^[^*\s]*\*?$/,
  'an owner, `owner/repo` or workspace id, with `*` only at its end',
).check(z.minLength(1));

const BaseUrl = z
  .string()
  .check(
    z.refine(
      isSafeUrl,
      'an https address (http only for this machine), without a user or password',
    ),
  );

const CallbackHost = z
  .string()
  .check(z.refine(isHost, 'an exact host such as `ci.example.com` or `ci.example.com:8443`'));

const Credentials = z
  .strictObject({
    token: z.exactOptional(SecretReference),
    appId: z.exactOptional(idOrReference()),
    privateKey: z.exactOptional(SecretReference),
    installationId: z.exactOptional(idOrReference()),
    clientId: z.exactOptional(idOrReference()),
    clientSecret: z.exactOptional(SecretReference),
    email: z.exactOptional(Text),
  })
  .check(
    z.refine(
      (given) => CREDENTIAL_FORMS.some((keys) => sameKeys(keys, Object.keys(given))),
      'exactly {token}, {email, token}, {appId, privateKey, installationId} or {clientId, clientSecret}',
    ),
  );

const CREDENTIAL_FORMS: readonly (readonly string[])[] = [
  ['token'],
  ['email', 'token'],
  ['appId', 'privateKey', 'installationId'],
  ['clientId', 'clientSecret'],
];

const Signature = z.discriminatedUnion('scheme', [
  z.strictObject({ scheme: z.literal('standard') }),
  z.strictObject({
    scheme: z.literal('hmac'),
    header: form(/^[\w!#$%&'*+.^`|~-]+$/, 'the name of a header'),
    prefix: z._default(z.string(), ''),
    encoding: z._default(z.enum(['hex', 'base64']), 'hex'),
    algorithm: z._default(z.enum(['sha256', 'sha512']), 'sha256'),
  }),
]);

const Mapping = z
  .record(Text, z.enum(ENVELOPE_FIELDS))
  .check(
    z.refine(
      (mapping) => Object.values(mapping).includes('title'),
      'dot paths in the body → fields, with one for `title`',
    ),
  );

const Labels = z
  .strictObject({
    trigger: z._default(Text, 'sluice'),
    inProgress: z._default(Text, 'sluice-in-progress'),
    failed: z._default(Text, 'sluice-failed'),
  })
  .check(
    z.refine(
      (labels) => new Set(Object.values(labels).map((label) => label.toLowerCase())).size === 3,
      'three different labels',
    ),
  );

const Recovery = z.strictObject({
  enabled: z._default(z.boolean(), true),
  hooks: z._default(
    z.array(form(/^[\w.-]+(\/[\w.-]+)?$/, '`app`, an owner or `owner/repo`, without `*`')),
    () => [],
  ),
  url: z.exactOptional(BaseUrl),
});

/** One connection of sluice.yaml; its output is also input. */
export function connectionSchema(trackers: readonly string[]) {
  return z.strictObject({
    tracker: z.enum(trackers),
    secrets: z._default(
      z
        .array(WebhookSecret)
        .check(
          z.refine(
            (secrets) => secrets.length <= MAX_SECRETS,
            'at most two live secrets, newest first; remove the oldest',
          ),
        ),
      () => [],
    ),
    credentials: z.exactOptional(Credentials),
    baseUrl: z.exactOptional(BaseUrl),
    root: z.exactOptional(Text),
    accounts: z._default(z.array(Account), () => []),
    self: Texts,
    mention: z._default(
      form(/^\w[\w.-]*$/, 'the name that people mention, without the @'),
      'sluice',
    ),
    signature: z.prefault(Signature, { scheme: 'standard' }),
    mapping: z.exactOptional(Mapping),
    callbackHosts: z._default(z.array(CallbackHost), () => []),
    labels: z.prefault(Labels, {}),
    states: z.prefault(
      z.strictObject({ inProgress: z.exactOptional(Text), completed: z.exactOptional(Text) }),
      {},
    ),
    recovery: z.prefault(Recovery, {}),
  });
}

export type ConnectionDocument = z.infer<ReturnType<typeof connectionSchema>>;

/** An id is no secret; people write it as a number. */
function idOrReference() {
  return z.pipe(
    z.unknown(),
    z.transform((value, context): string => {
      const text = typeof value === 'number' && Number.isSafeInteger(value) ? String(value) : value;
      if (typeof text === 'string' && text.trim() !== '') return text.trim();
      context.issues.push({
        code: 'custom',
        message: 'an id, or a reference such as `env:NAME`',
        input: value,
      });
      return z.NEVER;
    }),
  );
}

function sameKeys(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((key) => b.includes(key));
}

function isHost(text: string): boolean {
  return URL.canParse(`https://${text}/`) && /^[\w.-]+(:\d+)?$|^\[[\da-f:]+\](:\d+)?$/i.test(text);
}
