import { commandAgent } from '../../../../shared/agents/command/agent.ts';

/** A server that starts a run and is killed then: see agent.test.ts. */
const { folder, attempt, timing } = JSON.parse(process.argv[2] ?? '');
const agent = commandAgent(
  { argv: ['/bin/sh', '-c', 'sleep 0.5; echo done'], env: [] },
  { runDirectory: folder, timing },
);
await agent.start(attempt);
process.stdout.write('started\n');
setInterval(() => {}, 1_000);
