import { styleText } from 'node:util';

export type Colour = 'bold' | 'dim' | 'red' | 'green' | 'yellow' | 'blue' | 'magenta' | 'cyan';

/** Puts a colour on a text, or leaves it as it is. */
export type Paint = (colour: Colour | undefined, text: string) => string;

export function painter(colour: boolean): Paint {
  return (format, text) =>
    colour && format ? styleText(format, text, { validateStream: false }) : text;
}
