import { agentKind } from '../../core/agent-kind.ts';
import { HttpSettings } from './settings.ts';

/** `http: {url, secret}` */
export const http = agentKind({ name: 'http', settings: HttpSettings });
