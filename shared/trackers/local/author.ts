/** Who writes into threads when a task changes. */
export const AUTHOR = 'sluice';
