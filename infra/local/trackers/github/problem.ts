/** GitHub's error body. */
export function problem(status: number, message: string): Response {
  const documentation_url = 'https://docs.github.com/rest';
  return Response.json({ message, documentation_url, status: String(status) }, { status });
}
