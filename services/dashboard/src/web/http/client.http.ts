/**
 * Asks a service through the dashboard's own door and turns every refusal into a Problem that people can
 * read.
 */

/** What went wrong, in the words of the service (RFC 9457) or of the network. */
export class Problem extends Error {
  constructor(
    readonly status: number,
    readonly title: string,
    readonly about: { detail?: string; code?: string; traceId?: string },
  ) {
    super(about.detail ?? title);
    this.name = 'Problem';
  }
}

export type Params = Record<string, string | number | undefined>;

/** Gives a token that is valid now, or throws a Problem with status 401. */
export type TokenSource = () => Promise<string>;

/** Leaves out what is not set, keeps the order of what is. */
function queryString(params: Params): string {
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(params)) {
    if (value !== undefined && value !== '') search.set(name, String(value));
  }
  const text = search.toString();
  return text ? `?${text}` : '';
}

function text(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}

function about(body: Record<string, unknown>): Problem['about'] {
  const entries = ['detail', 'code', 'traceId'].map((name) => [name, text(body[name])] as const);
  return Object.fromEntries(entries.filter(([, value]) => value !== undefined));
}

/** Reads the problem out of an answer that is not a success. */
async function problemOf(response: Response): Promise<Problem> {
  const title = response.statusText || `The service answered ${String(response.status)}`;
  const json = response.headers.get('content-type')?.includes('json') ?? false;
  if (!json) return new Problem(response.status, title, {});
  const body = (await response.json()) as Record<string, unknown>;
  return new Problem(response.status, text(body.title) ?? title, about(body));
}

export type Client = {
  get: <T>(path: string, params?: Params) => Promise<T>;
  /** Sends a command under a key of its own, so that it has one effect however often it is sent. */
  post: <T>(path: string, command: { key: string; body: object }) => Promise<T>;
  /** Opens a stream; the caller reads its body and ends it through the signal. */
  open: (path: string, init: { headers: Record<string, string>; signal: AbortSignal }) => Promise<Response>;
};

/** Paths begin with the service's name: `projection/v1/kpis`. */
export function httpClient(token: TokenSource): Client {
  const ask = async (path: string, init: RequestInit = {}): Promise<Response> => {
    const headers = { ...(init.headers as Record<string, string>), authorization: `Bearer ${await token()}` };
    const response = await fetch(`/api/${path}`, { ...init, headers });
    if (!response.ok) throw await problemOf(response);
    return response;
  };
  return {
    get: async <T>(path: string, params: Params = {}) =>
      (await ask(path + queryString(params))).json() as Promise<T>,
    post: async <T>(path: string, { key, body }: { key: string; body: object }) => {
      const headers = { 'content-type': 'application/json', 'idempotency-key': key };
      return (await ask(path, { method: 'POST', headers, body: JSON.stringify(body) })).json() as Promise<T>;
    },
    open: (path, init) => ask(path, { ...init, headers: { accept: 'text/event-stream', ...init.headers } }),
  };
}
