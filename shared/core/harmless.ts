import { cut } from './cut.ts';

/**
 * Outside text as a code block: nothing in it is a mention, a command, a closing keyword, a link, an image or HTML any more. The
 * fence is longer than any run of backticks inside; characters that a reader cannot see are shown. A line that would be a command to us
 * is quoted within: an answer by mail may carry it on without its block.
 */
export function harmlessBlock(text: string, maxChars = 6_000): string {
  const whole = visible(text).trimEnd();
  const shown = cut(whole, maxChars);
  const rest = whole.length - shown.length;
  const told = rest > 0 ? `${shown}\n… (${rest} more characters)` : whole;
  const clean = told.toWellFormed().split('\n').map(quoted).join('\n');
  const fence = '`'.repeat(Math.max(3, longestRun(clean) + 1));
  return `${fence}text\n${clean}\n${fence}`;
}

/** Outside text on one line, for a title: there nothing is a mention, a link or markup. */
export function harmlessLine(text: string, maxChars = 200): string {
  return cut(visible(text).replace(/\s+/g, ' ').trim(), maxChars).toWellFormed();
}

/** Outside text as one code span, on one line. */
export function harmlessSpan(text: string, maxChars = 200): string {
  const line = harmlessLine(text, maxChars);
  if (line === '') return '';
  const fence = '`'.repeat(longestRun(line) + 1);
  return `${fence} ${line} ${fence}`;
}

/** What the hosts call a change that waits for review: GitHub, GitLab, Bitbucket. */
const PULL_REQUEST = /^(?:pull|-\/merge_requests|pull-requests)\/[1-9]\d{0,9}$/;

/**
 * The pull request that an agent reported: alive only when it is plain https to the repository's host (with its port), and a pull
 * request of the task's own repository; else text.
 */
export function harmlessLink(
  url: string,
  repositoryHost: string,
  repo: string | undefined,
): string {
  const [, host = '', path = ''] = /^https:\/\/([\w.-]+(?::\d+)?)\/([\w./-]+)$/.exec(url) ?? [];
  const own = repo !== undefined && path.toLowerCase().startsWith(`${repo.toLowerCase()}/`);
  const alive =
    host.toLowerCase() === repositoryHost && own && PULL_REQUEST.test(path.slice(repo.length + 1));
  return alive ? `<${url}>` : harmlessSpan(url, 500);
}

/**
 * Controls, direction marks, whatever else has no width, tags, separators and lone surrogates; the one that makes an emoji of a
 * sign may stand behind one.
 */
const INVISIBLE =
  /[[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}\uFFFE\uFFFF]--[\n\t\uFE0F]]|(?<!\p{Emoji})\uFE0F/gv;

/** What cannot be seen, by its code point. */
function visible(text: string): string {
  return text.replace(/\r\n?/g, '\n').replace(INVISIBLE, (char) => `[U+${hex(char)}]`);
}

/** What `/sluice …` and `@name …` at the start of a line are to us; in full width too, which some programs make plain. */
const COMMAND = /^\s*[/@]/;

function quoted(line: string): string {
  return COMMAND.test(line.normalize('NFKC')) ? `> ${line}` : line;
}

function hex(char: string): string {
  return (char.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0');
}

/** Of backticks, and of signs that Unicode's normal forms make them. */
function longestRun(text: string): number {
  return Math.max(0, ...(text.normalize('NFKC').match(/`+/g) ?? []).map((run) => run.length));
}
