/** What a warehouse reports exists for the people of the site where it happened, wherever it is read. */
import { afterAll, beforeAll, expect, it, jest } from '@jest/globals';
import type { Client, TestCompany, TestService } from '@gemba/platform/testing/service.http';
import { EVERYWHERE, testCompany } from '@gemba/platform/testing/service.http';
import { streamOf } from '../src/epcis/event/epcis-event.js';
import { supplyChain } from '../src/supply-chain.module.js';

jest.setTimeout(60_000);

const PLACES = {
  lyon: ['0614141.00888', '0614141008889'],
  gdansk: ['0614141.00999', '0614141009992'],
} as const;
const LYON = {
  ...{ id: 'lyon', companyId: 'gemba-fr', timeZone: 'Europe/Paris', dayStart: '06:00' },
  ...{ currency: 'EUR', groupCurrency: 'EUR' },
};

let company: TestCompany;
let service: TestService;
let everywhere: Client;

beforeAll(async () => {
  company = await testCompany();
  service = await company.start(supplyChain);
  everywhere = await service.as(EVERYWHERE);
  const keep = (name: string, key: string, row: object) =>
    service.runtime.pool.query('insert into table_rows values ($1, $2, $3)', [
      name,
      key,
      JSON.stringify(row),
    ]);
  // A stream has its home at Lyon; what happens at Gdańsk, which is not known here, has none, as before.
  await keep('site', 'lyon', LYON);
  for (const [site, [, gln]] of Object.entries(PLACES))
    await keep('location-by-gln', gln, { location: `DOCK-${site}`, site });
}, 60_000);

afterAll(() => company.stop(), 30_000);

const placeAt = (site: keyof typeof PLACES) => ({ id: `urn:epc:id:sgln:${PLACES[site][0]}.0` });

const report = async (eventID: string, places: object): Promise<string> => {
  const event = {
    ...{ type: 'ObjectEvent', action: 'OBSERVE', bizStep: 'storing', eventID, ...places },
    ...{ eventTime: '2026-03-02T09:15:00+01:00', eventTimeZoneOffset: '+01:00' },
    epcList: ['urn:epc:id:sgtin:4012345.012345.1'],
  };
  expect((await everywhere.post('/epcis/events', event)).status).toBe(201);
  return streamOf(eventID);
};

type Page = { data: { id: string; site: string | null }[] };

it('is in the list, the state, the history and the stream for who sees one of its sites', async () => {
  const lyon = await report('urn:uuid:00000000-0000-4000-8000-000000000001', { readPoint: placeAt('lyon') });
  const gdansk = await report('urn:uuid:00000000-0000-4000-8000-000000000002', {
    readPoint: placeAt('gdansk'),
  });
  const both = await report('urn:uuid:00000000-0000-4000-8000-000000000003', {
    ...{ bizLocation: placeAt('gdansk'), readPoint: placeAt('lyon') },
  });
  const seenBy = async (...sites: string[]) => {
    const who = await service.as({ sub: `of-${sites.join()}`, roles: ['warehouse'], sites });
    const { data } = (await who.get('/v1/epcis-events')).body as unknown as Page;
    const opened = [];
    for (const id of [lyon, gdansk, both]) {
      const paths = [`epcis-events/${id}`, `epcis-events/${id}/events`, `streams/epcis-event-${id}/events`];
      const answers = await Promise.all(paths.map((path) => who.get(`/v1/${path}`)));
      const isListed = data.some((each) => each.id === id);
      opened.push([isListed, ...answers.map(({ status }) => status)]);
    }
    return opened;
  };
  const seen = [true, 200, 200, 200];
  const unseen = [false, 404, 404, 404];
  expect(await seenBy('lyon')).toEqual([seen, unseen, seen]);
  expect(await seenBy('gdansk')).toEqual([unseen, seen, seen]);
  expect(await seenBy('porto')).toEqual([unseen, unseen, unseen]);
  expect(await seenBy('*')).toEqual([seen, seen, seen]);
  const { site } = (await everywhere.get(`/v1/epcis-events/${lyon}`)).body as unknown as { site: string };
  expect(site).toBe('lyon');
});
