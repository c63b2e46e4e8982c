/**
 * Outside text as a code block: nothing in it is a mention, a command, a closing keyword, a link, an image or HTML any more. The
 * fence is longer than any run of backticks inside; characters that a reader cannot see are shown.
 */
export function harmlessBlock(text: string, maxChars = 6_000): string {
  const cut =
    text.length > maxChars
      ? `${text.slice(0, maxChars)}\n… (${text.length - maxChars} more characters)`
      : text;
  const clean = visible(cut).trimEnd();
  const fence = '`'.repeat(Math.max(3, longestRun(clean) + 1));
  return `${fence}text\n${clean}\n${fence}`;
}

/** Outside text as one code span, on one line. */
export function harmlessSpan(text: string, maxChars = 200): string {
  const line = visible(text).replace(/\s+/g, ' ').trim().slice(0, maxChars).toWellFormed();
  if (line === '') return '';
  const fence = '`'.repeat(longestRun(line) + 1);
  return `${fence} ${line} ${fence}`;
}

/** What the hosts call a change that waits for review: GitHub, GitLab, Bitbucket. */
const PULL_REQUEST = /^(?:pull|-\/merge_requests|pull-requests)\/[1-9]\d{0,9}$/;

/**
 * The pull request that an agent reported: alive only when it is plain https to one of the hosts, and a pull request of the task's
 * own repository; else text. `hosts` with their ports.
 */
export function harmlessLink(
  url: string,
  hosts: readonly string[],
  repo: string | undefined,
): string {
  const [, host = '', path = ''] = /^https:\/\/([\w.-]+(?::\d+)?)\/([\w./-]+)$/.exec(url) ?? [];
  const own = repo !== undefined && path.toLowerCase().startsWith(`${repo.toLowerCase()}/`);
  const alive =
    hosts.includes(host.toLowerCase()) && own && PULL_REQUEST.test(path.slice(repo.length + 1));
  return alive ? `<${url}>` : harmlessSpan(url, 500);
}

/** Controls, direction marks, zero-width characters, tags and lone surrogates, by their code points. */
function visible(text: string): string {
  return text
    .replace(/\r\n?/g, '\n')
    .replace(/[\p{Cc}\p{Cf}\p{Cs}\uFFFE\uFFFF]/gu, (char) =>
      char === '\n' || char === '\t' ? char : `[U+${hex(char)}]`,
    );
}

function hex(char: string): string {
  return (char.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0');
}

function longestRun(text: string): number {
  return Math.max(0, ...(text.match(/`+/g) ?? []).map((run) => run.length));
}
