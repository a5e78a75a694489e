/**
 * What a request says in GS1 headers about the versions and extensions that it speaks (EPCIS 2.0, section
 * 12.4). A version that is not spoken here is answered with 406, as the REST binding has it.
 */
import { Problem } from '@gemba/platform/http/problems/problem';
import type { Namespaces } from './hash/namespaces.js';

const SPOKEN = '2.0.0';

export type Headers = Readonly<Record<string, string | undefined>>;

const VERSION = /^(\d{1,4})(?:\.(\d{1,4}))?(?:\.(\d{1,4}))?$/;

const wrongHeader = (detail: string): Problem =>
  new Problem(400, 'SCM-EPCIS-HEADER', detail, { type: 'epcisException:ValidationException' });

/** Major and minor as one number: corrections, the third part, say the same in better words. */
const numberOf = (header: string, text: string): number => {
  const [, major, minor = '0'] = VERSION.exec(text.trim()) ?? [];
  if (major === undefined) throw wrongHeader(`${header} is a version like ${SPOKEN}, not ${text}.`);
  return Number(major) * 10_000 + Number(minor);
};

const OURS = numberOf('', SPOKEN);

/** By header, whether what is spoken here is what it asks for. */
const ASKED: Readonly<Record<string, (version: number) => boolean>> = {
  Version: (version) => version === OURS,
  Min: (version) => version <= OURS,
  Max: (version) => version >= OURS,
};

/** @throws Problem 406 for a version of EPCIS or CBV that is not spoken, 400 for a text that is none. */
const checkVersions = (headers: Headers): void => {
  for (const standard of ['EPCIS', 'CBV']) {
    for (const [which, fits] of Object.entries(ASKED)) {
      const name = `GS1-${standard}-${which}`;
      const text = headers[name.toLowerCase()];
      if (text === undefined || fits(numberOf(name, text))) continue;
      throw new Problem(
        406,
        'SCM-EPCIS-VERSION',
        `${standard} ${SPOKEN} is spoken here; ${name} is ${text}.`,
        {
          type: 'epcisException:ImplementationException',
          hint: `Leave ${name} out, or ask for ${SPOKEN}.`,
        },
      );
    }
  }
};

const DECLARED = /^([A-Za-z][\w.-]*)=([a-z][a-z0-9+.-]*:\S+)$/i;

/** Prefixes that a request declares: `GS1-Extensions: example=https://ns.example.com/epcis/, …`. */
const extensionsIn = (header: string | undefined): Namespaces => {
  const declared = (header ?? '').split(',').map((each) => each.trim());
  return new Map(
    declared
      .filter((each) => each !== '')
      .map((each) => {
        const [, prefix, space] = DECLARED.exec(each) ?? [];
        if (prefix !== undefined && space !== undefined) return [prefix, space] as const;
        throw wrongHeader(`GS1-Extensions lists prefixes like example=https://ns.example.com/, not ${each}.`);
      }),
  );
};

/**
 * What was agreed on: the namespaces of the sender's own fields.
 * @throws Problem 400 or 406 where a header asks for what is not spoken here.
 */
export const agreedOn = (headers: Headers): Namespaces => {
  checkVersions(headers);
  return extensionsIn(headers['gs1-extensions']);
};

/** Headers of every answer of the EPCIS interface (EPCIS 2.0, section 12.4). */
export const gs1Headers = (spaces: Namespaces = new Map()): Readonly<Record<string, string>> => ({
  ...Object.fromEntries(
    ['EPCIS', 'CBV'].flatMap((standard) =>
      Object.keys(ASKED).map((which) => [`GS1-${standard}-${which}`, SPOKEN]),
    ),
  ),
  ...(spaces.size === 0
    ? {}
    : { 'GS1-Extensions': [...spaces].map(([prefix, space]) => `${prefix}=${space}`).join(', ') }),
});
