import type { StepName } from '../../../infra/constructs/steps.ts';
import { STEPS } from '../../../infra/constructs/steps.ts';
import { openAccount } from '../../aws/account.ts';
import { SECRETS } from '../../aws/flow/config.ts';
import { openStage } from '../../aws/flow/stage.ts';
import { localCloud } from '../../aws/local/cloud.ts';
import { functionOf, synthesize } from '../../infra/synthesize.ts';
import { ASSUMED_MS } from './assumptions.ts';
import { meter } from './meter.ts';
import type { Traced } from './traced.ts';
import type { Usage } from './usage.ts';

const STEP_NAMES = Object.keys(STEPS) as StepName[];
/** A line of a log is billed with these beside its text. https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/cloudwatch_limits_cwl.html */
const EVENT_BYTES = 26;

/** The bundles in an account of this machine, with everything counted. */
export async function openLab() {
  const synthesized = await synthesize({ bundles: true });
  const { template } = synthesized;
  const counter = meter();
  const account = await openAccount({
    synthesized,
    cloud: (site) => localCloud({ template, secrets: SECRETS, doorman: counter.doorman }, site),
  });
  counter.connect(account.cloud.dynamo);
  const stage = await openStage(account);
  const memory = (step: StepName): number => functionOf(template, step)[1].MemorySize;

  const invoked = () => Object.fromEntries(STEP_NAMES.map((step) => [step, account.invoked(step)]));
  const logged = () =>
    STEP_NAMES.flatMap((step) => account.log(step)).reduce(
      (sum, line) => sum + Buffer.byteLength(line) + EVENT_BYTES,
      0,
    );

  return {
    stage,
    account,
    template,
    /** What `act` used, and what of it was reading the configuration. */
    async measure(
      act: () => Promise<unknown>,
    ): Promise<{ usage: Usage; traced: readonly Traced[]; reads: number; secrets: number }> {
      const [before, lines] = [invoked(), logged()];
      const [requests, taken] = [account.gateway.requests(), account.taken()];
      counter.reset();
      await act();
      const used = { ...counter.usage };
      // A tick is nobody's: it comes each minute.
      for (const step of STEP_NAMES.filter((each) => each !== 'sweep')) {
        const times = account.invoked(step) - (before[step] ?? 0);
        used.invocations += times;
        const calls = counter.traced.filter(({ by }) => by === step).length;
        const { awsCall, own, ownMegabytes, outside } = ASSUMED_MS;
        const gigabytes = memory(step) / 1_024;
        const slower = Math.max(1, ownMegabytes / memory(step));
        const busy = calls * awsCall + times * own[step] * slower;
        used.gbSeconds += (busy / 1_000) * gigabytes;
        used.waitingGbSeconds += ((times * outside[step]) / 1_000) * gigabytes;
      }
      used.requests = account.gateway.requests() - requests;
      used.taken = account.taken() - taken;
      used.logBytes = logged() - lines;
      return { usage: used, traced: [...counter.traced], ...counter.refresh };
    },
    async close() {
      await stage.close();
      await account.close();
      await synthesized.remove();
    },
  };
}
