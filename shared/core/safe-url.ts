/** Whether a secret may be sent there: https, or http to this very machine; no user or password in it. */
export function isSafeUrl(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const { protocol, hostname, username, password } = new URL(text);
  if (username || password) return false;
  return protocol === 'https:' || (protocol === 'http:' && isLoopback(hostname));
}

/** A host name as `URL` writes it. */
export function isLoopback(hostname: string): boolean {
  return (
    hostname === '[::1]' || /(^|\.)localhost$/.test(hostname) || /^127(\.\d+){3}$/.test(hostname)
  );
}
