/** How the company names in EPCIS what has no GS1 key, as the environment of the service says. */
import type { Environment } from '@gemba/platform/config/settings';
import { anAddress, settingsIn } from '@gemba/platform/config/settings';
import type { Names } from './naming.js';
import { namesUnder } from './naming.js';

const SETTINGS = {
  // A name that is nobody's (RFC 2606): whoever shares events with others sets an address of their own.
  GEMBA_EPCIS_NAMES: { ...anAddress, usual: 'https://gemba.example/epcis' },
};

/** @throws WrongSettings */
export const namesIn = (env: Environment): Names =>
  namesUnder(settingsIn(env, SETTINGS).GEMBA_EPCIS_NAMES.replace(/\/+$/, ''));
