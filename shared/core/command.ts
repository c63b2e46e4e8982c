/** What a comment tells us to do. `mention` is `@<name>`: start, or a message to what runs. */
export type Verb = 'mention' | 'run' | 'stop' | 'retry' | 'approve' | 'reject' | 'unknown';

const VERBS: readonly string[] = ['run', 'stop', 'retry', 'approve', 'reject'];

export interface Command {
  readonly verb: Verb;
  /** The comment without the words that made it a command. */
  readonly text: string;
}

const FENCE = /^ {0,3}(`{3,}|~{3,})/;
const SLASH = /^ {0,3}\/sluice(?:[ \t]+([a-z]+))?(?=$|[ \t.,:!])/i;
const MENTION = /^ {0,3}@([\p{L}\p{N}][\p{L}\p{N}_-]*(?:\[bot\])?)(?=$|[\s,.:;!?])/u;

/**
 * The first command in a comment: `@<name>` or `/sluice <verb>` at the start of a line, as an exact token. Never in a quote,
 * a code block, an HTML comment or the middle of a line, so neither a URL nor a quoted command of somebody else counts.
 * One pass over the lines; `undefined` if there is none.
 */
export function findCommand(comment: string, name: string): Command | undefined {
  let fence: string | undefined;
  let hidden = false;
  const lines = comment.split(/\r\n|\n|\r/);
  for (const [index, line] of lines.entries()) {
    const opened = FENCE.exec(line)?.[1];
    if (fence !== undefined) {
      if (opened?.startsWith(fence) && line.trim() === opened) fence = undefined;
      continue;
    }
    if (hidden || line.includes('<!--')) {
      hidden =
        line.lastIndexOf('-->') < line.lastIndexOf('<!--') || (hidden && !line.includes('-->'));
      continue;
    }
    if (opened) {
      fence = opened;
      continue;
    }
    const found = commandOf(line, name);
    if (found) {
      const rest = line.slice(found.length).replace(/^[\s,.:;!]+/, '');
      return {
        verb: found.verb,
        text: [...lines.slice(0, index), rest, ...lines.slice(index + 1)].join('\n').trim(),
      };
    }
  }
  return undefined;
}

function commandOf(line: string, name: string): { verb: Verb; length: number } | undefined {
  const slash = SLASH.exec(line);
  if (slash) {
    const verb = slash[1]?.toLowerCase() ?? 'unknown';
    return { verb: VERBS.includes(verb) ? (verb as Verb) : 'unknown', length: slash[0].length };
  }
  const mention = MENTION.exec(line);
  if (mention?.[1]?.toLowerCase() === name.toLowerCase())
    return { verb: 'mention', length: mention[0].length };
  return undefined;
}
