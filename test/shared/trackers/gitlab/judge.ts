import { clientJudge } from './client-judge.ts';
import { description } from './description.ts';
import type { Asked, Exchange } from './exchange.ts';
import { gitlabSchema } from './gitlab-schema.ts';

interface Judge {
  asked(asked: Asked): readonly string[];
  answered(exchange: Exchange): readonly string[];
}

/** Judges what is asked by the client gitbeaker, and all of it by GitLab's own description, where that is at hand. */
export async function judgeOf(): Promise<Judge> {
  const own = description();
  return {
    asked: await clientJudge(),
    answered: own === undefined ? () => [] : gitlabSchema(own),
  };
}
