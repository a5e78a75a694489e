/** Who stays away is stood in for by somebody who can, without a call of anybody. */
import { cannot, does } from '../../testing/browser.http.js';
import { inDays } from '../company/facts.js';
import type { DeskChapter } from './chapter.js';

const ORDER = 'WO-COVER';
const ASSEMBLER = 'LYO-P02';

export const covering: DeskChapter = {
  'a planner gives tomorrow’s work to somebody': async ({ desks }) => {
    const page = await desks.sit('planner', '/production/production-orders');
    const wanted = { ID: ORDER, Site: 'lyon', Item: 'PUMP-100', Quantity: '2', Due: inDays(2) };
    await does(page, { title: 'Create production order', fields: wanted });
    await page.getByRole('heading', { level: 1, name: ORDER }).waitFor();
    await does(page, { title: 'Release production order' });
    const crew = { Operation: '10', 'Work unit': 'LYO-ASM-2', People: `${ASSEMBLER},`, Planned: inDays(1) };
    await does(page, { title: 'Assign operation', fields: crew });
    await page.context().close();
  },
  'an HR officer hears on a phone that they are ill; a substitute is found by itself': async ({
    desks,
    settled,
  }) => {
    await settled();
    const page = await desks.sit('hr-officer', '/hr/absences', 390);
    const title = 'Report absence';
    const away = { Site: 'lyon', Person: ASSEMBLER, From: inDays(0), 'Expected to': inDays(1), Kind: 'sick' };
    await does(page, { title, fields: away });
    await page.getByRole('heading', { name: 'Task delegated' }).first().waitFor();
    await page.goto(new URL('/hr/absences', page.url()).href);
    await cannot(page, { title, fields: { ...away, From: inDays(1) } }, 'HR-ABS-DOUBLE');
    await page.context().close();
  },
};
