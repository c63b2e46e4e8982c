/** `20261121-120000-fix-the-footer`, by UTC. */
export function ticketId(milliseconds: number, slug: string): string {
  const [date = '', time = ''] = new Date(milliseconds).toISOString().split('T');
  return `${date.replaceAll('-', '')}-${time.slice(0, 8).replaceAll(':', '')}-${slug}`;
}
