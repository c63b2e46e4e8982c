/** The child's side of `child`: each question is answered by name. */
export function answerWith(answers: Readonly<Record<string, (argument: never) => unknown>>): void {
  process.on('message', async ({ id, question }: { id: number; question: object }) => {
    const [name = '', argument] = Object.entries(question)[0] ?? [];
    try {
      const answer = await answers[name]?.(argument as never);
      process.send?.({ id, answer });
    } catch (error) {
      process.send?.({ id, error: error instanceof Error ? error.stack : String(error) });
    }
  });
  process.on('disconnect', () => process.exit());
}
