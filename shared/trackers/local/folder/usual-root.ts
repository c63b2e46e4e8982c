/** The folder of tickets where none is named, from the working directory. */
export const USUAL_ROOT = 'work-items';
