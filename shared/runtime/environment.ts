/** A variable of the environment that the wiring cannot do without. Throws at once when it is absent or empty. */
export function environment(name: string): string {
  const value = process.env[name];
  if (!value) throw new Error(`The environment variable ${name} is missing`);
  return value;
}
