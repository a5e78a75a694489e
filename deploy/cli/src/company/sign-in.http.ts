/** Access tokens by client credentials (RFC 6749, 4.4), from whichever issuer the company has. */
import { Complaint } from '../output/said.js';

type TokenAnswer = { readonly access_token?: string; readonly error_description?: string };

const discovered = async (issuer: string): Promise<string> => {
  const answer = await fetch(`${issuer.replace(/\/$/, '')}/.well-known/openid-configuration`);
  if (!answer.ok) throw new Complaint(`The issuer ${issuer} answered ${String(answer.status)} to discovery.`);
  return ((await answer.json()) as { token_endpoint: string }).token_endpoint;
};

/** @throws Complaint with the issuer's own words. */
export const tokenByClient = async (issuer: string, client: string, secret: string): Promise<string> => {
  const basic = Buffer.from(`${encodeURIComponent(client)}:${encodeURIComponent(secret)}`);
  const answer = await fetch(await discovered(issuer), {
    method: 'POST',
    headers: { authorization: `Basic ${basic.toString('base64')}` },
    body: new URLSearchParams({ grant_type: 'client_credentials' }),
  });
  const { access_token: token, error_description: why = '' } = (await answer.json()) as TokenAnswer;
  if (token === undefined)
    throw new Complaint(`The issuer gave ${client} no token (${String(answer.status)}). ${why}`);
  return token;
};
