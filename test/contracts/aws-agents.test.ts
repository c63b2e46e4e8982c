import { CodeBuild } from '@aws-sdk/client-codebuild';
import { ECS } from '@aws-sdk/client-ecs';
import { EventBridge } from '@aws-sdk/client-eventbridge';
import { SFN } from '@aws-sdk/client-sfn';
import * as z from 'zod/mini';
import { codebuildAgent } from '../../shared/agents/codebuild/agent.ts';
import { ecsAgent } from '../../shared/agents/ecs/agent.ts';
import { EcsSettings } from '../../shared/agents/ecs/settings.ts';
import { eventbridgeAgent } from '../../shared/agents/eventbridge/agent.ts';
import { stepfunctionsAgent } from '../../shared/agents/stepfunctions/agent.ts';
import { attemptOf } from '../shared/agents/attempt.ts';
import { startCodebuild } from '../support/services/codebuild.ts';
import { startEcs } from '../support/services/ecs.ts';
import { startEventbridge } from '../support/services/eventbridge.ts';
import { Fault } from '../support/services/fault.ts';
import type { RunningService } from '../support/services/json-service.ts';
import { startStepfunctions } from '../support/services/stepfunctions.ts';
import type { Trouble } from './agent.ts';
import { agentContract } from './agent.ts';

const secret = async () => undefined;

const ECS_SETTINGS = {
  cluster: 'agents',
  taskDefinition: 'coder',
  containerName: 'agent',
  subnets: ['subnet-0a1b'],
};

/** A call that is answered so. */
function trouble(service: RunningService, fault: Fault, becomes: Trouble['becomes']): Trouble {
  const arrange = () => void service.faults.push(fault);
  return { given: fault.name, arrange, becomes };
}

function denied(action: string): Fault {
  const who = 'User: arn:aws:sts::123456789012:assumed-role/Dispatch/x';
  const what = `arn:aws:x:eu-central-1:123456789012:y/z`;
  return new Fault(
    'AccessDeniedException',
    `${who} is not authorized to perform: ${action} on resource: ${what}`,
  );
}

function usual(service: RunningService, action: string): Trouble[] {
  return [
    trouble(service, new Fault('ThrottlingException', 'Rate exceeded'), 'passing'),
    trouble(service, denied(action), { refused: new RegExp(`^Sluice may not ${action}\\. `) }),
    trouble(
      service,
      new Fault('ValidationException', `Not\n ${attemptOf().token} of 123456789012`),
      {
        refused: /ValidationException: Not … of …\. Check/,
      },
    ),
  ];
}

agentContract('ecs', ['lose', 'asked'], async () => {
  const { service, tasks, failures, end } = await startEcs();
  const client = new ECS(service.config);
  return {
    agent: ecsAgent(z.parse(EcsSettings, ECS_SETTINGS), { client: async () => client, secret }),
    runs: async () =>
      tasks.map((task) => ({
        running: task.lastStatus !== 'STOPPED',
        told: JSON.stringify(task.overrides),
      })),
    loseAnswer: () => {
      service.lost++;
    },
    end: async () => {
      end(tasks[0], 'EssentialContainerExited', 'Essential container in task exited');
      return 'agent: 137 OutOfMemoryError';
    },
    troubles: [
      ...usual(service, 'ecs:RunTask'),
      trouble(service, denied('iam:PassRole'), { refused: /iam:PassRole\. Name the roles/ }),
      trouble(service, new Fault('ClusterNotFoundException', 'Cluster not found.'), {
        refused: /Cluster not found\. Check cluster/,
      }),
      trouble(service, new Fault('ClientException', 'TaskDefinition not found.'), {
        refused: /Check taskDefinition/,
      }),
      {
        given: 'no capacity, in an answer of 200',
        arrange: () => void failures.push({ arn: 'x', reason: 'RESOURCE:FARGATE' }),
        becomes: 'passing',
      },
      {
        given: 'a task that no capacity fits, in an answer of 200',
        arrange: () => void failures.push({ arn: 'x', reason: 'ATTRIBUTE' }),
        becomes: { refused: /placed no task: ATTRIBUTE/ },
      },
    ],
    close: async () => {
      client.destroy();
      await service.stop();
    },
  };
});

agentContract('codebuild', ['lose', 'asked'], async () => {
  const { service, builds, forgetTokens } = await startCodebuild();
  const client = new CodeBuild(service.config);
  return {
    agent: codebuildAgent({ project: 'coder' }, { client: async () => client, secret }),
    runs: async () =>
      builds.map((build) => ({
        running: build.buildStatus === 'IN_PROGRESS',
        told: JSON.stringify(build.environment),
      })),
    loseAnswer: () => {
      service.lost++;
    },
    later: forgetTokens,
    end: async () => {
      const context = { message: 'Error while executing command: npm test' };
      const phases = [
        { phaseType: 'INSTALL', phaseStatus: 'SUCCEEDED' },
        { phaseType: 'BUILD', phaseStatus: 'FAILED', contexts: [context] },
      ];
      Object.assign(builds[0], { buildStatus: 'FAILED', phases });
      return 'FAILED: BUILD: Error while executing command';
    },
    troubles: [
      ...usual(service, 'codebuild:StartBuild'),
      trouble(service, new Fault('AccountLimitExceededException', 'Too many'), 'passing'),
      trouble(service, new Fault('InvalidInputException', 'Parameter mismatch'), 'passing'),
      trouble(service, new Fault('InvalidInputException', 'No source'), {
        refused: /No source\. Check the project/,
      }),
      trouble(
        service,
        new Fault(
          'ResourceNotFoundException',
          'Project cannot be found: arn:aws:codebuild:eu-central-1:123456789012:project/x',
        ),
        { refused: /Project cannot be found: …\. Check project/ },
      ),
    ],
    close: async () => {
      client.destroy();
      await service.stop();
    },
  };
});

agentContract('stepfunctions', ['lose', 'asked'], async () => {
  const { service, executions, machine } = await startStepfunctions();
  const client = new SFN(service.config);
  return {
    agent: stepfunctionsAgent({ stateMachineArn: machine }, { client: async () => client, secret }),
    runs: async () =>
      executions.map(({ status, input }) => ({ running: status === 'RUNNING', told: input })),
    loseAnswer: () => {
      service.lost++;
    },
    end: async () => {
      Object.assign(executions[0], { status: 'FAILED', error: 'States.TaskFailed' });
      return 'FAILED: States.TaskFailed';
    },
    troubles: [
      ...usual(service, 'states:StartExecution'),
      trouble(service, new Fault('ExecutionLimitExceeded', 'Too many'), 'passing'),
      trouble(
        service,
        new Fault(
          'StateMachineDoesNotExist',
          'State Machine Does Not Exist: arn:aws:states:eu-central-1:123456789012:stateMachine:x',
        ),
        { refused: /Does Not Exist: …\. Check stateMachineArn/ },
      ),
    ],
    close: async () => {
      client.destroy();
      await service.stop();
    },
  };
});

agentContract('eventbridge', ['lose'], async () => {
  const { service, events, refused } = await startEventbridge();
  const client = new EventBridge(service.config);
  const entry = (ErrorCode: string, becomes: Trouble['becomes']): Trouble => ({
    given: `${ErrorCode} in an answer of 200`,
    arrange: () => void refused.push({ ErrorCode, ErrorMessage: 'In 123456789012.' }),
    becomes,
  });
  return {
    agent: eventbridgeAgent({ bus: 'agents' }, { client: async () => client, secret }),
    /** What a consumer makes of the events: one run for a key, ended by the stop that names it. */
    async runs() {
      const starts = events.filter(({ type }) => type === 'task.start');
      const byRun = new Map(starts.map(({ detail }) => [detail.run, detail]));
      return [...byRun.values()].map((detail) => ({
        running: !events.some(
          (each) => each.type === 'task.stop' && each.detail.run === detail.run,
        ),
        told: JSON.stringify(detail),
      }));
    },
    loseAnswer: () => {
      service.lost++;
    },
    troubles: [
      ...usual(service, 'events:PutEvents'),
      entry('ThrottlingException', 'passing'),
      entry('InternalFailure', 'passing'),
      entry('InvalidArgument', { refused: /InvalidArgument: In …\. Check bus/ }),
      entry('NotAuthorizedForSourceException', { refused: /policy of the bus/ }),
    ],
    close: async () => {
      client.destroy();
      await service.stop();
    },
  };
});
