import { micromark } from 'micromark';
import { gfm, gfmHtml } from 'micromark-extension-gfm';

/** A comment as GitHub's Markdown makes HTML of it, before anything is taken out: what would come alive can be seen. */
export function rendered(markdown: string): string {
  return micromark(markdown, {
    allowDangerousHtml: true,
    allowDangerousProtocol: true,
    extensions: [gfm()],
    htmlExtensions: [gfmHtml()],
  });
}

/** The HTML without what stands in code: there nothing is a mention, a reference, a link or HTML. */
export function skeleton(html: string): string {
  return html.replace(/(<code[^>]*>)[^<]*(<\/code>)/g, '$1…$2');
}

/** What is left of it where its markup is lost: an answer by mail, a notification. */
export function textOf(html: string): string {
  const names: Readonly<Record<string, string>> = { lt: '<', gt: '>', quot: '"', amp: '&' };
  return html
    .replace(/<[^>]*>/g, '')
    .replace(/&(lt|gt|quot|amp);/g, (_, name: string) => names[name] ?? '');
}
