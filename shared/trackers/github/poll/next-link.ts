const NEXT = /<([^<>]*)>\s*;[^,<]*\brel="?next"?/;

/**
 * The address of the next page; nothing where it leads to another host, as the token would go there.
 *
 * @param from Any address of the API that was asked.
 */
export function nextLink(link: unknown, from: string): string | undefined {
  const [, url = ''] = NEXT.exec(typeof link === 'string' ? link : '') ?? [];
  // The client would take what is in braces for a variable.
  if (!URL.canParse(url) || !URL.canParse(from) || /[{}]/.test(url)) return undefined;
  return new URL(url).origin === new URL(from).origin ? url : undefined;
}
