/** A rebuild of all views while events come in, through the interface of the projection. */
import { tokenByClient } from '@gemba/cli/company/sign-in.http';
import type { Condition, Fault, Scene } from '../fault/fault.js';
import { all, drained } from '../fault/recovery.http.js';

export type Rebuilt = { readonly id: number; readonly state: string; readonly report: unknown };

const ask = async ({ company }: Pick<Scene, 'company'>, path: string, method = 'GET'): Promise<Response> => {
  const { issuer, clients, urls } = company.run();
  const token = await tokenByClient(issuer, 'gemba-cli', clients['gemba-cli'] ?? '');
  const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' };
  const init = method === 'GET' ? { headers } : { headers, method, body: '{}' };
  return fetch(`${urls.projection ?? ''}/v1/views/${path}`, init);
};

/** Starts a rebuild. @throws when the projection does not take it */
export const beginRebuild = async (scene: Pick<Scene, 'company'>): Promise<number> => {
  const answer = await ask(scene, 'rebuild', 'POST');
  const body = (await answer.json()) as { id?: number; detail?: string };
  if (answer.status !== 202 || body.id === undefined)
    throw new Error(`no rebuild: ${String(answer.status)} ${body.detail ?? ''}`);
  return body.id;
};

/** How a rebuild stands. */
export const rebuildOf = async (scene: Pick<Scene, 'company'>, id: number): Promise<Rebuilt> => {
  const answer = await ask(scene, `rebuild/${String(id)}`);
  if (!answer.ok) throw new Error(`the projection answered ${String(answer.status)}`);
  return (await answer.json()) as Rebuilt;
};

export const rebuild: Fault = {
  name: 'rebuild',
  about: 'all views are rebuilt while events come in',
  targets: ['projection'],
  since: 'strike',
  strike: async (scene) => {
    const id = await beginRebuild(scene);
    let last: Rebuilt | undefined;
    const over: Condition = async () => {
      last = await rebuildOf(scene, id);
      return last.state !== 'filling';
    };
    return {
      heal: () => Promise.resolve(),
      recovered: () => Promise.resolve(all([over, drained(scene)])),
      // Another fault may interrupt it; that it comes out different is nobody's right.
      verdict: () =>
        Promise.resolve(
          last?.state === 'different'
            ? `rebuild ${String(id)} differs: ${JSON.stringify(last.report)}`
            : null,
        ),
    };
  },
};
