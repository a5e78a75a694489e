/** Access tokens by client credentials, kept until they are near their end or were refused. */
import type { Target } from './target.js';
import type { Exchange } from './exchange.http.js';

type Token = { readonly text: string; readonly until: number };
type Granted = { readonly access_token?: string; readonly expires_in?: number };

const EARLY_MS = 60_000;

export class Tokens {
  private readonly held = new Map<string, Token>();

  constructor(
    private readonly target: Pick<Target, 'issuer' | 'clients'>,
    private readonly exchange: Exchange,
  ) {}

  /** @throws Error when the issuer gives none */
  async of(client: string): Promise<string> {
    const held = this.held.get(client);
    if (held && held.until > performance.now()) return held.text;
    const token = await this.fetch(client);
    this.held.set(client, token);
    return token.text;
  }

  /** The next one is fetched anew. */
  drop(client: string): void {
    this.held.delete(client);
  }

  private async fetch(client: string): Promise<Token> {
    const secret = this.target.clients[client];
    if (secret === undefined) throw new Error(`The issuer has no client ${client}.`);
    const credentials = Buffer.from(`${encodeURIComponent(client)}:${encodeURIComponent(secret)}`);
    const answer = await this.exchange({
      method: 'POST',
      url: `${this.target.issuer}/token`,
      headers: {
        authorization: `Basic ${credentials.toString('base64')}`,
        'content-type': 'application/x-www-form-urlencoded',
      },
      body: 'grant_type=client_credentials',
    });
    const granted = 'body' in answer ? (answer.body as Granted | undefined) : undefined;
    if (granted?.access_token === undefined)
      throw new Error(`The issuer gave ${client} no token (${String(answer.status)}).`);
    const seconds = granted.expires_in ?? 0;
    return { text: granted.access_token, until: performance.now() + seconds * 1000 - EARLY_MS };
  }
}
