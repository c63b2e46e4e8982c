import type { MentionOf } from './document-text.ts';

const MENTION = /\[~accountid:([\w:-]{1,128})\]/g;
const MACRO = /\{(quote|code|noformat)(?::[^}\n]{0,200})?\}/g;
const QUOTED_LINE = /^bq\. /gm;

/**
 * The wiki markup of webhooks, of which only what decides whether a line is a command is made Markdown: mentions, quotes and code. What
 * is not closed counts as quoted to its end.
 */
export function wikiText(markup: string, mentionOf: MentionOf = () => undefined): string {
  const found: string[] = [];
  let open: string | undefined;
  let from = 0;
  for (const { 0: whole, 1: name, index } of markup.matchAll(MACRO)) {
    if (open !== undefined && open !== name) continue;
    found.push(piece(markup.slice(from, index), open, mentionOf));
    open = open === undefined ? name : undefined;
    from = index + whole.length;
  }
  found.push(piece(markup.slice(from), open, mentionOf));
  return found.join('');
}

function piece(words: string, open: string | undefined, mentionOf: MentionOf): string {
  if (open === 'quote') return `\n${words.trim().replace(/^/gm, '> ')}\n`;
  if (open !== undefined) {
    const runs = words.match(/`+/g) ?? [];
    const fence = '`'.repeat(Math.max(3, ...runs.map((run) => run.length + 1)));
    return `\n${fence}\n${words.replace(/^\r?\n/, '').trimEnd()}\n${fence}\n`;
  }
  return words
    .replace(QUOTED_LINE, '> ')
    .replace(MENTION, (_, id: string) => mentionOf(id) ?? `@${id}`);
}
