import { reason } from '../../shared/core/reasons.ts';
import { openapi, REFUSALS } from './openapi.ts';

const { info, components } = openapi;
const { TaskSpec, HandedIn } = components.schemas;
const post = openapi.paths['/issues/'].post;

const STYLE = `body{font:16px/1.5 system-ui,sans-serif;max-width:52rem;margin:2rem auto;padding:0 1rem}
code,pre{font:14px/1.5 ui-monospace,monospace}pre{padding:1rem;overflow:auto;border:1px solid #8885}
table{border-collapse:collapse;width:100%}td,th{text-align:left;vertical-align:top;padding:.3rem .6rem;border-bottom:1px solid #8885}
:root{color-scheme:light dark}`;

const CURL = `curl -sS -X POST https://YOUR-SLUICE/issues/ \\
  -H 'Authorization: Bearer sluice_…' -H 'Content-Type: application/json' \\
  -d '{"title": "Renew the certificate of the shop", "target_repo": "acme/shop", "priority": "high",
       "labels": ["maintenance"], "due_in_days": 3, "source_type": "rule", "source_id": "certificates-end-soon",
       "triggering_event_id": "evt-0417", "activity_definition_id": "weekly-maintenance"}'`;

/** The description of the API for people: one page, made of the same data as the document for programs. */
export const docsPage = `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${escaped(info.title)}</title><style>${STYLE}</style></head>
<body><h1>${escaped(info.title)}</h1><p>${prose(info.description)} For programs: <a href="openapi.json">openapi.json</a>.</p>
<h2><code>POST /issues/</code></h2><p>${prose(post.description)} The key comes as <code>Authorization: Bearer</code> or <code>X-API-Key</code>.</p>
<pre>${escaped(CURL)}</pre>
<h3>Fields</h3>${table(['field', 'is', 'about'], fieldsOf(TaskSpec))}
<h3>Answers</h3><p><b>201</b> ${prose(post.responses[201].description)} <b>200</b> ${prose(post.responses[200].description)}</p>
${table(['field', 'is', 'about'], fieldsOf(HandedIn))}
<h3>Refusals</h3><p>With <code>error</code>, <code>message</code> and, where fields are wrong, all of them in <code>fields</code>.</p>
${table(['status', 'error', 'it means', 'what to do'], refusals())}
</body></html>`;

interface Shape {
  readonly required: readonly string[];
  readonly properties: Readonly<Record<string, object>>;
}

function fieldsOf({ required, properties }: Shape): readonly (readonly string[])[] {
  return Object.entries(properties).map(([name, schema]) => {
    const { description = '', ...rules } = schema as { readonly description?: string };
    const { type, examples: _, ...bounds } = rules as Readonly<Record<string, unknown>>;
    const said = Object.entries(bounds).map(([rule, value]) => `${rule} ${JSON.stringify(value)}`);
    const kind = [type].flat().filter(Boolean).join(' or ');
    const must = required.includes(name) ? 'required' : '';
    return [`\`${name}\``, [kind, must, ...said].filter(Boolean).join(', '), description];
  });
}

function refusals(): readonly (readonly string[])[] {
  return Object.entries(REFUSALS).flatMap(([status, codes]) =>
    codes.map((code) => {
      const { means, hint = '' } = reason(code);
      return [status, `\`${code}\``, means, hint];
    }),
  );
}

function table(heads: readonly string[], rows: readonly (readonly string[])[]): string {
  const row = (tag: string, cells: readonly string[]) =>
    `<tr>${cells.map((cell) => `<${tag}>${prose(cell)}</${tag}>`).join('')}</tr>`;
  return `<table>${row('th', heads)}${rows.map((cells) => row('td', cells)).join('')}</table>`;
}

/** Plain words with code in backticks. */
function prose(text: string): string {
  return escaped(text).replace(/`([^`]+)`/g, '<code>$1</code>');
}

function escaped(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}
