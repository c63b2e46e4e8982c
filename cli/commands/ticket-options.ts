import { text } from '../option.ts';

export const rootOption = text(
  'root',
  'folder',
  'the folder of tickets; WORK_ITEMS_DIR, else work-items',
);
export const fileOption = text(
  'file',
  'path',
  'the text, from a file or `-`; else standard input, unless you type there',
);
export const authorOption = text('author', 'name', 'who says it; USER, else unknown');
