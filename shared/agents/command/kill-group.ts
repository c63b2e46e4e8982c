import { errorCode } from '../../core/error-code.ts';

/** Signals a process and all that it started; one that has ended is left in peace. */
export function killGroup(pid: number, signal: NodeJS.Signals): void {
  signalTo(-pid, signal);
}

/** Signals one process, or with a minus a group, if it is there. */
export function signalTo(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal);
  } catch (error) {
    if (errorCode(error) !== 'ESRCH') throw error;
  }
}
