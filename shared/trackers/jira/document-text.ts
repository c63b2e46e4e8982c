import type { Unproven } from '../body/unproven.ts';
import { part, parts, text } from '../body/unproven.ts';

/** A node of Atlassian's document format. https://developer.atlassian.com/cloud/jira/platform/apis/document/structure/ */
interface Node {
  type: string;
  text: string;
  content: readonly Node[];
  attrs: object;
  marks: readonly { type: string; attrs: object }[];
}
type Given = Unproven<Node>;

/** Deeper than anybody writes; what goes beyond was made to hurt, and is left out for everybody. */
const MAX_DEPTH = 60;

/** How a mention reads, where it is not `@` and the name. */
export type MentionOf = (accountId: string) => string | undefined;

/**
 * A document as text, in Markdown's signs. All that a reader may see is in it, and what stands behind that: where a link leads, the name
 * of a picture, the title of what is folded up. Quotes and code stay what they are, so that a quoted command is none.
 */
export function documentText(value: unknown, mentionOf: MentionOf = () => undefined): string {
  return block(part<Node>(value), mentionOf, 0).trim();
}

function block(node: Given, mentionOf: MentionOf, depth: number): string {
  if (depth > MAX_DEPTH) return '';
  const children = parts<Node>(node.content);
  const inner = () => blocks(children, mentionOf, depth);
  const attrs = attributes(node);
  switch (node.type) {
    case 'heading':
      return `${'#'.repeat(Math.min(6, Math.max(1, Number(attrs.level) || 1)))} ${inner()}`;
    case 'codeBlock':
      return fenced(children.map((child) => text(child.text) ?? '').join(''), text(attrs.language));
    case 'blockquote':
      return prefixed(inner(), '> ', '> ');
    case 'listItem':
    case 'decisionItem':
      return prefixed(inner(), '- ', '  ');
    case 'taskItem':
      return prefixed(inner(), attrs.state === 'DONE' ? '- [x] ' : '- [ ] ', '  ');
    case 'tableRow':
      return children
        .map((cell) => block(cell, mentionOf, depth + 1).replaceAll('\n', ' '))
        .join(' | ');
    case 'bulletList':
    case 'orderedList':
    case 'taskList':
    case 'decisionList':
    case 'table':
      return children.map((child) => block(child, mentionOf, depth + 1)).join('\n');
    case 'rule':
      return '---';
    default:
      return [told(node), inner()].filter((one) => one !== '').join('\n\n');
  }

  function told(one: Given): string {
    return isInline(one) ? inline(one, mentionOf) : behind(attributes(one));
  }
}

/** Neighbours that are parts of one line are one block. */
function blocks(nodes: readonly Given[], mentionOf: MentionOf, depth: number): string {
  const found: string[] = [];
  let isOpen = false;
  for (const node of nodes) {
    const flows = isInline(node);
    const words = flows ? inline(node, mentionOf) : block(node, mentionOf, depth + 1);
    if (flows && isOpen) found.push(`${found.pop() ?? ''}${words}`);
    else if (words !== '') found.push(words);
    isOpen = flows && found.length > 0;
  }
  return found.join('\n\n');
}

const INLINE: readonly unknown[] = [
  'text',
  'hardBreak',
  'mention',
  'emoji',
  'date',
  'status',
  'inlineCard',
  'inlineExtension',
  'mediaInline',
  'placeholder',
];

function isInline({ type }: Given): boolean {
  return INLINE.includes(type);
}

function inline(node: Given, mentionOf: MentionOf): string {
  const attrs = attributes(node);
  const id = text(attrs.id) ?? '';
  switch (node.type) {
    case 'text':
      return marked(node);
    case 'hardBreak':
      return '\n';
    case 'mention':
      return mentionOf(id) ?? `@${(text(attrs.text) ?? id).replace(/^@/, '')}`;
    case 'emoji':
      return text(attrs.text) ?? text(attrs.shortName) ?? '';
    case 'date': {
      const at = new Date(Number(attrs.timestamp));
      return Number.isNaN(at.getTime()) ? '' : at.toISOString().slice(0, 10);
    }
    default:
      return behind(attrs);
  }
}

/** A text with where its link leads, and as code where it is. */
function marked(node: Given): string {
  const words = text(node.text) ?? '';
  const marks = parts<Node['marks'][number]>(node.marks);
  const shown = marks.some(({ type }) => type === 'code') ? span(words) : words;
  const link = marks.find(({ type }) => type === 'link');
  const href = link && text(attributes(link).href);
  return href === undefined || href === words ? shown : `[${shown}](${href})`;
}

/** What a node holds beside its content: everything of it that says something. */
const SAYING = ['title', 'text', 'alt', 'url', 'shortName', 'extensionTitle'] as const;

function behind(attrs: Attributes): string {
  const own = SAYING.flatMap((name) => text(attrs[name]) ?? []);
  const data = part<Attributes>(attrs.data);
  const parameters = part<Attributes>(attrs.parameters);
  const more = [text(data.url) ?? text(data.name), ...Object.values(parameters).flatMap(words)];
  return [...own, ...more.filter((one) => one !== undefined)].join(' ');
}

/** The texts in the parameters of a macro. */
function words(value: unknown): readonly string[] {
  const plain = text(value) ?? text(part<{ value: unknown }>(value).value);
  if (plain !== undefined) return [plain];
  return Object.values(part<Attributes>(value)).flatMap((one) => {
    const inner = text(one) ?? text(part<{ value: unknown }>(one).value);
    return inner === undefined ? [] : [inner];
  });
}

interface Attributes {
  readonly [name: string]: unknown;
}

function attributes({ attrs }: { readonly attrs?: unknown }): Attributes {
  return part<Attributes>(attrs);
}

function fenced(code: string, language = ''): string {
  const fence = '`'.repeat(Math.max(3, longestRun(code) + 1));
  return `${fence}${language.replace(/[^\w+#.-]/g, '')}\n${code}\n${fence}`;
}

function span(code: string): string {
  const fence = '`'.repeat(longestRun(code) + 1);
  return code.startsWith('`') || code.endsWith('`')
    ? `${fence} ${code} ${fence}`
    : `${fence}${code}${fence}`;
}

function longestRun(code: string): number {
  return Math.max(0, ...(code.match(/`+/g) ?? []).map((run) => run.length));
}

function prefixed(lines: string, first: string, rest: string): string {
  return lines
    .split('\n')
    .map((line, at) => `${at === 0 ? first : rest}${line}`)
    .join('\n');
}
