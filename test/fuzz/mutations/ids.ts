import type { Mutation } from '../draft.ts';

const HEADER = 'webhook-id';

/** The id that Standard Webhooks signs. */
export const IDS: readonly Mutation[] = [
  {
    name: 'an id of another form',
    stage: 'before signing',
    of: ['standard'],
    change(draft, random) {
      draft.id = random.pick([
        `${draft.id}.more`,
        `msg.${draft.timestamp}`,
        '.',
        '',
        'a',
        'x'.repeat(199),
        'x'.repeat(200),
        'x'.repeat(201),
        'x'.repeat(5_000),
        'with a space',
        'with,comma',
        'caf\u00e9',
        '\u007f',
        '__proto__',
        '../../etc/passwd',
        '"><script>',
        '%0d%0a',
      ]);
    },
  },
  {
    name: 'another id',
    stage: 'after signing',
    of: ['standard'],
    change: ({ headers, id }, random) =>
      headers.set(HEADER, random.pick(['other', `${id}x`, id.slice(0, -1), id.toUpperCase(), ''])),
  },
  {
    name: 'the id is missing',
    stage: 'after signing',
    of: ['standard'],
    change: ({ headers }) => headers.remove(HEADER),
  },
  {
    name: 'the id comes twice',
    stage: 'after signing',
    of: ['standard'],
    change: ({ headers, id }) => headers.add(HEADER, id),
  },
  {
    name: 'what was signed is divided at other dots',
    stage: 'after signing',
    of: ['standard'],
    change(draft) {
      const text = Buffer.concat([Buffer.from(`${draft.id}.${draft.timestamp}.`), draft.body]);
      const [id = '', timestamp = ''] = text.toString('latin1').split('.', 2);
      if (/[^\x20-\x7e]/.test(id + timestamp)) return;
      draft.headers.set(HEADER, id);
      draft.headers.set('webhook-timestamp', timestamp);
      draft.body = text.subarray(id.length + timestamp.length + 2);
    },
  },
];
