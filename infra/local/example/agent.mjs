// The demo's agent. It works for a moment, listens for messages and for being told to stop, and reports: all by the HTTP contract.
import { setTimeout as sleep } from 'node:timers/promises';

const { SLUICE_TASK_URL, SLUICE_TOKEN } = process.env;
const task = JSON.parse(await new Response(process.stdin).text());

async function call(route, body) {
  const response = await fetch(`${SLUICE_TASK_URL}/${route}`, {
    method: 'POST',
    headers: { authorization: `Bearer ${SLUICE_TOKEN}`, 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  return response.json();
}

const patient = /wait for (a message|me)/i.test(task.goal);
const heard = [];
let cursor = 0;
await call('progress', { text: 'Reading the code' });
for (let beat = 0; beat < (patient ? 240 : 3); beat++) {
  const answer = await call('heartbeat', { cursor });
  if (answer.stop) process.exit(0);
  heard.push(...answer.messages.map((message) => message.text));
  cursor = answer.cursor;
  if (heard.length > 0) break;
  await sleep(patient ? 250 : 100);
}
const result = {
  success: true,
  summary: [`Worked on: ${task.ticket.title}`, ...heard.map((text) => `Was told: ${text}`)].join(
    '\n',
  ),
  merge_request_url: `https://github.com/${task.repo}/pull/1`,
  branch_name: `sluice/${task.attempt}`,
  token_usage: { input_tokens: 1200, output_tokens: 340 },
  cost_estimate_usd: 0.0123,
  exit_code: 0,
};
console.log(JSON.stringify(result));
