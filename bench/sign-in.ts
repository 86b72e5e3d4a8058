// Becomes the first administrator of a fresh product by its one-time link, and asks its API as the interface does.

/** Gets the JSON of a path, such as `/api/live`; with a body, what a POST of it answers. */
export type AskBench = (path: string, body?: unknown) => Promise<unknown>;

export async function signInToBench(dashboardUrl: string, setupToken: string): Promise<AskBench> {
  const headers = { 'content-type': 'application/json', origin: dashboardUrl };
  const person = { name: 'Bench', email: 'bench@example.com', password: 'a long enough password' };
  const setup = await fetch(`${dashboardUrl}/api/setup`, {
    method: 'POST',
    headers,
    body: JSON.stringify({ token: setupToken, ...person, language: 'en' }),
  });
  if (!setup.ok) throw new Error(`The set-up was refused: ${setup.status} ${await setup.text()}`);
  const { email, password } = person;
  const signIn = await fetch(`${dashboardUrl}/api/auth/sign-in/email`, {
    method: 'POST',
    headers,
    body: JSON.stringify({ email, password }),
  });
  if (!signIn.ok) throw new Error(`The sign-in was refused: ${signIn.status} ${await signIn.text()}`);
  const cookie = signIn.headers
    .getSetCookie()
    .map((line) => line.split(';')[0])
    .join('; ');
  return async (path, body) => {
    const response = await fetch(`${dashboardUrl}${path}`, {
      headers: { ...headers, cookie },
      ...(body === undefined ? {} : { method: 'POST', body: JSON.stringify(body) }),
    });
    if (!response.ok) throw new Error(`${path} answered ${response.status}: ${await response.text()}`);
    return response.json();
  };
}
