/**
 * Whether a connection speaks for an account: an owner covers its repositories, `*` at the end covers what begins so.
 * Case-insensitive. An empty list covers nothing.
 */
export function covers(accounts: readonly string[], account: string): boolean {
  const wanted = account.toLowerCase();
  return accounts.some((each) => {
    const allowed = each.toLowerCase();
    if (allowed.endsWith('*')) return wanted.startsWith(allowed.slice(0, -1));
    return wanted === allowed || wanted.startsWith(`${allowed}/`);
  });
}
