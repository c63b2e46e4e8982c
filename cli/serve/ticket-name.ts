import { digest } from '../../shared/core/digest.ts';
import type { TicketRef } from '../../shared/core/ticket.ts';

/** With the digest behind it below the 63 of a label in Kubernetes. */
const MAX_CHARS = 50;
const DIGEST_CHARS = 10;

/**
 * What controllers call a ticket by, in names of jobs and branches too: letters, digits, `.` and `-`, at most 61. Short ids such as `ENG-123`
 * stay as they are; `acme/shop#7` becomes `acme-shop-7-` and a part of its key's digest, so that no two tickets share one.
 */
export function ticketName({ key, readableId }: TicketRef): string {
  const text = readableId.slice(readableId.indexOf(':') + 1);
  const slug = text.replace(/[^A-Za-z0-9.]+/g, '-').slice(0, MAX_CHARS);
  const plain = slug === text && /^[A-Za-z0-9]/.test(slug) && !LIKE_A_DIGEST.test(slug);
  if (plain) return slug;
  const begin = slug.replace(/^[.-]+/, '');
  return `${begin}${begin && '-'}${digest(key).slice(0, DIGEST_CHARS)}`;
}

const LIKE_A_DIGEST = new RegExp(`[.-]$|-[0-9a-f]{${DIGEST_CHARS}}$`);
