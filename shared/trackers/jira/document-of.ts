import { cut } from '../../core/cut.ts';

/** A node of Atlassian's document format, of those that our comments need. */
export interface DocumentNode {
  readonly type: string;
  readonly text?: string;
  readonly attrs?: Readonly<Record<string, string | number>>;
  readonly marks?: readonly {
    readonly type: string;
    readonly attrs?: Readonly<Record<string, string>>;
  }[];
  readonly content?: readonly DocumentNode[];
}

export interface Document extends DocumentNode {
  readonly type: 'doc';
  readonly version: 1;
  readonly content: readonly DocumentNode[];
}

/** Jira takes 32,767 characters for one comment, and counts the document’s own as well. */
const MAX_CHARS = 24_000;

const FENCE = /^(`{3,})(\w*)$/;
const ITEM = /^- (.*)$/;
const SMALL = /^<sub>(.*)<\/sub>$/;
/** A code span, an address, or bold words; whatever else stands there is text. */
const INLINE = /(?<!`)(`+)(?!`)(.*?[^`])\1(?!`)|<(https:\/\/[^\s<>]+)>|\*\*([^*\n]+)\*\*/g;

type Marks = NonNullable<DocumentNode['marks']>;

/**
 * One of our comments as a document: its paragraphs, lists, code, bold words, small print and addresses. There is nothing that could come
 * alive but what is made here: a text is text, whatever it says.
 */
export function documentOf(markdown: string): Document {
  const whole = markdown.length <= MAX_CHARS ? markdown : `${cut(markdown, MAX_CHARS)}…`;
  const content = blocksIn(whole.toWellFormed().split('\n'));
  return { type: 'doc', version: 1, content: content.length > 0 ? content : [paragraph([])] };
}

function blocksIn(lines: readonly string[]): DocumentNode[] {
  const found: DocumentNode[] = [];
  for (let at = 0; at < lines.length; ) {
    const line = lines[at] ?? '';
    const fence = FENCE.exec(line);
    if (fence) {
      const closing = lines.indexOf(fence[1] ?? '', at + 1);
      const end = closing < 0 ? lines.length : closing;
      found.push(codeBlock(lines.slice(at + 1, end).join('\n'), fence[2] ?? ''));
      at = end + 1;
    } else if (line.trim() === '') {
      at += 1;
    } else {
      const isList = ITEM.test(line);
      let end = at + 1;
      while (end < lines.length && !isBoundary(lines[end] ?? '', isList)) end += 1;
      found.push(isList ? list(lines.slice(at, end)) : paragraph(lines.slice(at, end)));
      at = end;
    }
  }
  return found;
}

function isBoundary(line: string, inList: boolean): boolean {
  return line.trim() === '' || FENCE.test(line) || ITEM.test(line) !== inList;
}

function codeBlock(code: string, language: string): DocumentNode {
  return {
    type: 'codeBlock',
    ...(language !== '' && { attrs: { language } }),
    content: code === '' ? [] : [{ type: 'text', text: code }],
  };
}

function list(lines: readonly string[]): DocumentNode {
  const items = lines.map((line) => ITEM.exec(line)?.[1] ?? line);
  return {
    type: 'bulletList',
    content: items.map((item) => ({ type: 'listItem', content: [paragraph([item])] })),
  };
}

function paragraph(lines: readonly string[]): DocumentNode {
  const content = lines.flatMap((line, at) => [
    ...(at === 0 ? [] : [{ type: 'hardBreak' }]),
    ...small(line),
  ]);
  return { type: 'paragraph', content };
}

function small(line: string): DocumentNode[] {
  const print = SMALL.exec(line)?.[1];
  return print === undefined
    ? inline(line)
    : inline(print, [{ type: 'subsup', attrs: { type: 'sub' } }]);
}

function inline(line: string, marks: Marks = []): DocumentNode[] {
  const found: DocumentNode[] = [];
  let from = 0;
  for (const { 0: whole, 2: code, 3: address, 4: bold, index } of line.matchAll(INLINE)) {
    found.push(...plain(line.slice(from, index), marks));
    if (code !== undefined) found.push(...plain(unpadded(code), [{ type: 'code' }]));
    if (address !== undefined)
      found.push(...plain(address, [...marks, { type: 'link', attrs: { href: address } }]));
    if (bold !== undefined) found.push(...plain(bold, [...marks, { type: 'strong' }]));
    from = index + whole.length;
  }
  return [...found, ...plain(line.slice(from), marks)];
}

/** Jira refuses a text of nothing. */
function plain(text: string, marks: Marks): DocumentNode[] {
  return text === '' ? [] : [{ type: 'text', text, ...(marks.length > 0 && { marks }) }];
}

/** Markdown's own padding around code that begins or ends with a backtick. */
function unpadded(code: string): string {
  return /^ .*[^ ].* $/.test(code) ? code.slice(1, -1) : code;
}
