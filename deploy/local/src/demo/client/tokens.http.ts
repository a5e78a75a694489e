/** Access tokens by client credentials, fetched when first needed and again before they expire. */
import { exchange } from './exchange.http.js';

export type Issuer = {
  readonly issuer: string;
  /** Secret of each confidential client. */
  readonly clients: Readonly<Record<string, string>>;
};

type Token = { readonly text: string; readonly until: number };
type TokenAnswer = { readonly access_token?: string; readonly expires_in?: number };

const EARLY_MS = 60_000;

/** Gives the token of a client by its id. */
export const tokensOf = ({ issuer, clients }: Issuer): ((client: string) => Promise<string>) => {
  const held = new Map<string, Promise<Token>>();
  const current = async (client: string): Promise<string> => {
    const token = held.get(client) ?? fetchToken(client);
    held.set(client, token);
    const { text, until } = await token;
    if (until > Date.now()) return text;
    held.delete(client);
    return current(client);
  };
  const fetchToken = async (client: string): Promise<Token> => {
    const secret = clients[client];
    if (secret === undefined) throw new Error(`The issuer has no client ${client}.`);
    const credentials = Buffer.from(`${encodeURIComponent(client)}:${encodeURIComponent(secret)}`);
    const { status, body } = await exchange({
      method: 'POST',
      url: `${issuer}/token`,
      headers: {
        authorization: `Basic ${credentials.toString('base64')}`,
        'content-type': 'application/x-www-form-urlencoded',
      },
      body: 'grant_type=client_credentials',
    });
    const { access_token: text, expires_in: seconds = 0 } = (body ?? {}) as TokenAnswer;
    if (status !== 200 || text === undefined) {
      held.delete(client);
      throw new Error(`The issuer gave ${client} no token (${String(status)}): ${JSON.stringify(body)}`);
    }
    return { text, until: Date.now() + seconds * 1000 - EARLY_MS };
  };
  return current;
};
