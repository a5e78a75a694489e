/** Readers of the live stream, as open dashboards. */
import { request } from 'node:http';
import { tokensOf } from '@gemba/deploy-local/demo/client/tokens.http';
import type { RunFile } from '@gemba/deploy-local/launcher/run-file.process';

export type Watching = {
  /** Resolves when the server has ended the stream; says whether it did so in good order. */
  readonly ended: Promise<'ended' | 'broken'>;
};

/** Opens the stream and resolves when it is open. */
export const watch = async (run: RunFile): Promise<Watching> => {
  const authorization = `Bearer ${await tokensOf(run)('generator')}`;
  const url = `${run.urls.projection ?? ''}/v1/live`;
  return new Promise((opened, failed) => {
    const asked = request(url, { headers: { authorization }, agent: false }, (answer) => {
      const ended = new Promise<'ended' | 'broken'>((end) => {
        answer.on('end', () => {
          end('ended');
        });
        answer.on('error', () => {
          end('broken');
        });
      });
      answer.resume();
      opened({ ended });
    });
    asked.on('error', failed);
    asked.end();
  });
};
