/** Has figures watched once there is history on which the rules can be tried. */
import { rules } from '../company/watched.js';
import type { World } from './stages.js';
import { together } from '../world/stage.js';

/** A rule holds from now on at the earliest, also where the command takes a while. */
const SOON_MS = 60_000;
/** Each rule is tried on ninety days, one after the other. */
const TRIED_WITHIN_MS = 120_000;

type Tried = { readonly backTest?: object };

const service = 'governance';

export const watchFigures = async ({ company, memory }: World): Promise<void> => {
  const validFrom = await memory.once('watched', () =>
    Promise.resolve(new Date(Date.now() + SOON_MS).toISOString()),
  );
  await together(rules, async (rule) => {
    const path = `monitoring-rules/${rule.id}`;
    await company.send({ service, path: 'monitoring-rules', body: { ...rule, validFrom } });
    const isTried = ({ backTest }: Tried): boolean => backTest !== undefined;
    await company.until<Tried>({ service, path }, isTried, TRIED_WITHIN_MS);
    await company.send({ service, path: `${path}/enable` });
  });
};
