import type { Listener } from '../../../infra/local/trackers/listen.ts';
import { listen } from '../../../infra/local/trackers/listen.ts';
import type { Books } from './books.ts';
import type { Mail } from './mail.ts';

/** Headers that are the sender's, not the wire's. */
const SENDERS = /^(x-|linear-|content-type$|user-agent$)/;

/**
 * Where the emulated trackers post their webhooks, at `/<connection>/<first|second>`: each goes on by the mail as it is, byte for byte. What both hooks
 * tell is passed on from both for some tickets only.
 */
export function startHook(books: Books, mail: Mail): Promise<Listener> {
  return listen(0, async (request) => {
    const [, connection = '', of] = new URL(request.url).pathname.split('/');
    const body = await request.text();
    const ticket = books.named(body);
    if (!ticket || (of === 'second' && !ticket.twoHooks))
      return new Response(null, { status: 204 });
    const headers = Object.fromEntries([...request.headers].filter(([name]) => SENDERS.test(name)));
    const what = nameOf(headers, body);
    mail.post(
      { ticket: ticket.index, connection, what, headers: () => headers, body, receipts: [] },
      ticket,
    );
    return new Response(null, { status: 204 });
  });
}

/** `issues.unlabeled sluice` */
function nameOf(headers: Readonly<Record<string, string>>, body: string): string {
  const { action, label } = JSON.parse(body);
  const event = headers['x-github-event'] ?? headers['linear-event'];
  return `${event}.${action}${label ? ` ${label.name}` : ''}`;
}
