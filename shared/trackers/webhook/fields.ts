import type { RiskTier } from '../../core/project.ts';
import { RISK_TIERS } from '../../core/project.ts';
import { momentOf } from './moment.ts';

/** A sender's clock may be this far ahead of ours; a moment further on would make every later trigger stale. */
const MAX_AHEAD_MS = 10 * 60_000;
const MAX_LABELS = 100;
const MAX_LABEL_CHARS = 200;
const MAX_URL_CHARS = 2_048;

/**
 * The fields of the envelope, in the order in which they are looked at, each with what it takes: a reader answers the value, or
 * `undefined` for one that is not accepted. Limits are in characters; what is longer is refused, not cut, as what is scanned is
 * exactly what was sent. An absent field, `null` and a blank text never reach a reader.
 */
export const FIELDS = {
  title: textUpTo(1_000),
  /** As long as the body may be. */
  description: textUpTo(Number.POSITIVE_INFINITY),
  repo: textUpTo(500),
  risk_tier: riskTier,
  labels,
  /** Part of the ticket's key, which has an end at 2,048 bytes. */
  id,
  sent_at: sentAt,
  ticket_type: textUpTo(100),
  external_url: webUrl,
  callback_url: webUrl,
} as const satisfies Record<string, (value: unknown, receivedAt: number) => unknown>;

export type Field = keyof typeof FIELDS;

/** What the sender wants done. Text of a stranger, except for the two things that are checked: the tier and the moment. */
export type Envelope = { readonly [F in Field]?: NonNullable<ReturnType<(typeof FIELDS)[F]>> };

/** Numbers and booleans as text; unpaired surrogates, which no store keeps, replaced. */
function text(value: unknown): string | undefined {
  if (typeof value === 'string') return value.toWellFormed();
  return typeof value === 'number' || typeof value === 'boolean' ? String(value) : undefined;
}

function textUpTo(maxChars: number) {
  return (value: unknown): string | undefined => {
    const read = text(value);
    return read !== undefined && read.length <= maxChars ? read : undefined;
  };
}

function riskTier(value: unknown): RiskTier | undefined {
  const read = text(value)?.trim().toLowerCase();
  return RISK_TIERS.find((tier) => tier === read);
}

/** Texts, objects with a `name`, or one text with commas. */
function labels(value: unknown): string[] | undefined {
  const list = typeof value === 'string' ? value.split(',') : value;
  if (!Array.isArray(list) || list.length > MAX_LABELS) return undefined;
  const names = list.map((label: unknown) => text(nameOf(label))?.trim());
  const fit = names
    .filter((name) => name !== undefined)
    .filter((name) => name.length <= MAX_LABEL_CHARS);
  if (fit.length < names.length) return undefined;
  return [...new Set(fit)].filter((name) => name !== '');
}

function nameOf(label: unknown): unknown {
  if (typeof label !== 'object' || label === null) return label;
  return Object.hasOwn(label, 'name') ? Reflect.get(label, 'name') : undefined;
}

/** What nobody sees, or what turns the text around: two ids must not look alike. */
const UNSEEN = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u;

/** A number that JavaScript rounds is refused: two tickets would become one. */
function id(value: unknown): string | undefined {
  if (typeof value === 'number' && !Number.isSafeInteger(value)) return undefined;
  const read = typeof value === 'string' ? value : text(value);
  return read !== undefined && read.length <= 200 && !UNSEEN.test(read) ? read : undefined;
}

function sentAt(value: unknown, receivedAt: number): number | undefined {
  const at = momentOf(value);
  return at !== undefined && at <= receivedAt + MAX_AHEAD_MS ? at : undefined;
}

/** An address on the web without a password in it, as its parser writes it. */
function webUrl(value: unknown): string | undefined {
  if (typeof value !== 'string' || value.length > MAX_URL_CHARS || !URL.canParse(value))
    return undefined;
  const url = new URL(value);
  const web = url.protocol === 'https:' || url.protocol === 'http:';
  // Written as the parser writes it, it may be nine times as long.
  const fits = url.href.length <= MAX_URL_CHARS;
  return web && fits && !url.username && !url.password ? url.href : undefined;
}
