// A client that behaves like a browser on the dashboard's page: it keeps cookies and states its origin.

interface TestAnswer {
  status: number;
  headers: Headers;
  /** The JSON object or array of the answer, `{}` when there is none. */
  body: Record<string, unknown>;
}

export interface TestClient {
  get(path: string): Promise<TestAnswer>;
  post(path: string, body?: unknown, headers?: Record<string, string>): Promise<TestAnswer>;
  patch(path: string, body?: unknown): Promise<TestAnswer>;
  delete(path: string): Promise<TestAnswer>;
  send(method: string, path: string, body?: unknown, headers?: Record<string, string>): Promise<TestAnswer>;
  /** Set-Cookie lines as they came, newest last. */
  setCookies: string[];
  cookies: Map<string, string>;
}

/** `url` is where the server listens, `origin` where a browser thinks it is. */
export function createTestClient(url: string, origin = url): TestClient {
  const cookies = new Map<string, string>();
  const setCookies: string[] = [];
  const send = async (
    method: string,
    path: string,
    body?: unknown,
    headers: Record<string, string> = {},
  ): Promise<TestAnswer> => {
    const init: RequestInit = {
      method,
      redirect: 'manual',
      headers: {
        origin: new URL(origin).origin,
        'content-type': 'application/json',
        ...(cookies.size > 0
          ? { cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join('; ') }
          : {}),
        ...headers,
      },
    };
    if (body !== undefined) init.body = typeof body === 'string' ? body : JSON.stringify(body);
    const response = await ask(new URL(path, url), init);
    for (const line of response.headers.getSetCookie()) {
      setCookies.push(line);
      const [name = '', value = ''] = (line.split(';')[0] ?? '').split('=');
      if (value === '' || /max-age=0/i.test(line)) cookies.delete(name);
      else cookies.set(name, value);
    }
    const text = await response.text();
    const isJson = response.headers.get('content-type')?.includes('json') === true;
    return {
      status: response.status,
      headers: response.headers,
      body: isJson && text !== '' ? (JSON.parse(text) as Record<string, unknown>) : { text },
    };
  };
  return {
    send,
    get: (path) => send('GET', path),
    post: (path, body = {}, headers = {}) => send('POST', path, body, headers),
    patch: (path, body = {}) => send('PATCH', path, body),
    delete: (path) => send('DELETE', path),
    setCookies,
    cookies,
  };
}

/** As browsers do, a question is asked again when its idle connection was closed just as it left. */
async function ask(url: URL, init: RequestInit): Promise<Response> {
  try {
    return await fetch(url, init);
  } catch (error) {
    const { code } = ((error as Error).cause ?? {}) as { code?: string };
    if (init.method !== 'GET' || (code !== 'ECONNRESET' && code !== 'UND_ERR_SOCKET')) throw error;
    return fetch(url, init);
  }
}
