/**
 * Notices through the interface: told at once in the application, by e-mail to a real SMTP server and by push
 * to a service on loopback, once each, of what the person may read and nothing else.
 */
import { createDecipheriv, createECDH, hkdfSync, randomBytes } from 'node:crypto';
import { createServer } from 'node:http';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer, text } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Client } from '@gemba/platform/testing/service.http';
import { SMTPServer } from 'smtp-server';
import { Notifier, type World } from '../notices/notifier.process.js';
import { notifierOf } from '../notices/notices.module.js';
import { roadsIn } from '../notices/settings.js';
import { projectionIn } from '../projection.module.js';
import { rowsOf, runProjection } from '../testing/running.http.js';
import type { Running } from '../testing/running.http.js';
import { smallCompany } from '../testing/small-company.js';
import { until } from '@gemba/messaging/testing/sandbox.sql';

/** What arrived at the SMTP server; whom it does not take, and for whom it has no time. */
const mails: { readonly to: string; readonly raw: string }[] = [];
const smtp = new SMTPServer({
  authOptional: true,
  disabledCommands: ['STARTTLS'],
  onRcptTo: ({ address }, _, answer) => {
    const responseCode = address.startsWith('nobody') ? 550 : 451;
    const isTaken = !/^(nobody|later)/.test(address);
    answer(isTaken ? null : Object.assign(new Error('Not taken'), { responseCode }));
  },
  onData: (stream, { envelope }, done) => {
    void text(stream).then((raw) => {
      mails.push(...envelope.rcptTo.map(({ address: to }) => ({ to, raw })));
      done();
    });
  },
});

type Pushed = { readonly url: string; readonly body: Buffer; readonly authorization: string };
const pushes: Pushed[] = [];
const pushService: Server = createServer((request, response) => {
  void buffer(request).then((body) => {
    const { url = '', headers } = request;
    pushes.push({ url, body, authorization: headers.authorization ?? '' });
    response.writeHead(url === '/gone' ? 410 : 201).end();
  });
});

const portOf = (server: { address: () => unknown }): string => String((server.address() as AddressInfo).port);

const BROWSER = createECDH('prime256v1');
const AUTH = randomBytes(16);

/** What a browser makes of a message (RFC 8291, 8188): salt, size of records, key of the sender, cipher. */
const opened = (body: Buffer): unknown => {
  const [salt, length] = [body.subarray(0, 16), body[20] ?? 0];
  const sender = body.subarray(21, 21 + length);
  const info = Buffer.concat([Buffer.from('WebPush: info\0'), BROWSER.getPublicKey(), sender]);
  const secret = hkdfSync('sha256', BROWSER.computeSecret(sender), AUTH, info, 32);
  const derived = (about: string, size: number) =>
    Buffer.from(hkdfSync('sha256', Buffer.from(secret), salt, `Content-Encoding: ${about}\0`, size));
  const cipher = body.subarray(21 + length);
  const deciphering = createDecipheriv('aes-128-gcm', derived('aes128gcm', 16), derived('nonce', 12));
  deciphering.setAuthTag(cipher.subarray(-16));
  const plain = Buffer.concat([deciphering.update(cipher.subarray(0, -16)), deciphering.final()]);
  return JSON.parse(plain.subarray(0, plain.lastIndexOf(2)).toString());
};

let running: Running;
let manager: Client;
let story: ReturnType<typeof smallCompany>;
let told = 0;

const worldOf = (port: string): World => ({
  roads: {
    mail: { server: `smtp://127.0.0.1:${port}`, from: 'gemba@example.com' },
    ...{ pushContact: 'gemba@example.com', pushServices: ['push.example.com'] },
  },
  ask: (asked, init) => {
    const { pathname } = new URL(asked instanceof Request ? asked.url : asked);
    return fetch(`http://127.0.0.1:${portOf(pushService)}${pathname}`, init);
  },
  everyMs: 20,
});

const as = (sub: string, roles: string[], sites: string[]): Promise<Client> =>
  running.service.as({ sub, roles, sites });

const total = { amount: '12400.00', currency: 'EUR' };

/** A purchase order waits for a role at a site. */
const asks = async (id: string, role = 'site-manager', site = 'lyon'): Promise<void> => {
  story
    .say(
      `purchase-order-${id}`,
      ['PurchaseOrderPlaced', { site, supplier: 'ACIERS', total, promised: '2026-03-09', lines: [] }],
      { site },
    )
    .say(`purchase-order-${id}`, ['PurchaseOrderApprovalRequested', { total, role }], { site });
  await tellRest();
};

const tellRest = async (): Promise<void> => {
  await running.tell(story.events.slice(told));
  told = story.events.length;
};

const WISHES = { language: 'en', zone: 'UTC', email: true, push: false, address: 'lucas@example.com' };
const choose = async (change: object, who = manager) =>
  who.post('/v1/notices/settings', { ...WISHES, ...change });
const unreadOf = async (who: Client) => (await who.get('/v1/notices')).body.unread;
const subjectsOf = async (who: Client) => rowsOf(await who.get('/v1/notices')).map(({ subject }) => subject);
const mailsTo = (address: string) => mails.filter(({ to }) => to === address);
const pool = () => running.service.runtime.pool;
const hurry = () => pool().query(`update notices.deliveries set due_at = now() where state = 'waiting'`);

beforeAll(async () => {
  BROWSER.generateKeys();
  await new Promise<void>((resolve) => pushService.listen(0, '127.0.0.1', resolve));
  await new Promise<void>((resolve) => smtp.listen(0, '127.0.0.1', resolve));
  running = await runProjection(projectionIn(() => worldOf(portOf(smtp.server))));
  story = smallCompany();
  await tellRest();
  await asks('P-1');
  manager = await as('lucas', ['site-manager'], ['lyon']);
}, 90_000);

afterAll(async () => {
  await running.company.stop();
  await new Promise<void>((resolve) => smtp.close(resolve));
  pushService.close();
}, 30_000);

describe('in the application', () => {
  it('whoever comes for the first time sees what waits, and is not told of it as of news', async () => {
    expect(await subjectsOf(manager)).toContain('P-1');
    expect(await unreadOf(manager)).toBe(0);
  });

  it('is told at once of what waits for them from then on, as long as it does', async () => {
    await asks('P-2');
    expect(await unreadOf(manager)).toBe(1);
    expect((await manager.post('/v1/notices/read', { ids: ['NOPE'] })).body).toEqual({ read: 0 });
    expect((await manager.post('/v1/notices/read', {})).body).toEqual({ read: 1 });
    expect(await unreadOf(manager)).toBe(0);
    story.say('purchase-order-P-2', ['PurchaseOrderCancelled', { reason: 'Not needed' }]);
    await tellRest();
    expect(await subjectsOf(manager)).not.toContain('P-2');
  });

  it('nobody is told what is asked of others, or happens at a site that is not theirs', async () => {
    await asks('P-G', 'site-manager', 'gdansk');
    await asks('P-C', 'coo');
    expect(await unreadOf(manager)).toBe(0);
    expect(await subjectsOf(await as('inspector', ['quality-inspector'], ['*']))).not.toContain('P-1');
  });

  it('P34: an exception about what its owner may not read is told by its own id', async () => {
    const raised = {
      process: 'invoice',
      cause: {
        ...{ eventId: 'e-1', streamId: 'shipment-1', type: 'supply-chain.DeliveryConfirmed', version: 1 },
        ...{ occurredAt: '2026-03-02T11:00:00.000Z', correlationId: 'c-1' },
      },
      command: {
        noun: 'customer-invoice',
        id: 'SECRET-1',
        name: 'IssueCustomerInvoice',
        data: {},
        path: '/0',
      },
      refusal: { code: 'FIN-INV-RATE', detail: 'No rate is known.' },
      owner: 'warehouse',
    };
    story.say('exception-x-1', ['ExceptionRaised', raised]);
    await tellRest();
    const hugo = await as('hugo', ['warehouse'], ['lyon']);
    expect(rowsOf(await hugo.get('/v1/notices'))).toMatchObject([{ noun: 'exception', subject: 'x-1' }]);
  });

  it('a call for help is told to whom it calls, and to the next in line when nobody answers', async () => {
    const answerBy = '2026-03-02T12:10:00.000Z';
    const call = { site: 'lyon', workUnit: 'LYO-1', kind: 'material', role: 'warehouse', answerBy } as const;
    story.say('andon-call-A-1', ['AndonCalled', call]);
    await tellRest();
    const hugo = await as('hugo', ['warehouse'], ['lyon']);
    expect(await unreadOf(hugo)).toBe(1);
    story.say('andon-call-A-1', ['AndonEscalated', { from: 'warehouse', role: 'site-manager' }]);
    await tellRest();
    expect([await unreadOf(hugo), await unreadOf(manager)]).toEqual([0, 1]);
  });

  it('a decision is told to whom it was passed on, with whose it is', async () => {
    const ana = await as('ana', ['buyer'], ['lyon']);
    expect(await subjectsOf(ana)).toEqual([]);
    const topic = 'purchase';
    const right = { topic, scope: 'lyon', holderRole: 'site-manager', level: 'site' } as const;
    story
      .say('decision-right-R-1', [
        'DecisionRightGranted',
        { ...right, validFrom: '2026-01-01T00:00:00.000Z' },
      ])
      .say('decision-right-R-1', [
        'DecisionRightDelegated',
        { topic, from: 'lucas', to: 'ana', until: '2099-01-01T00:00:00.000Z' },
      ]);
    await tellRest();
    const decision = { subject: 'P-1', delegatedFrom: 'lucas' };
    await until(async () => (await subjectsOf(ana)).length > 0);
    expect(rowsOf(await ana.get('/v1/notices'))).toMatchObject([decision]);
    const [row] = rowsOf(await ana.get('/v1/tables/decisions'));
    expect(row).toMatchObject({ ...decision, delegatedUntil: '2099-01-01T00:00:00.000Z' });
    expect((await ana.get('/v1/tables/decisions/summary?group=site')).body.data).toMatchObject([
      { count: 1 },
    ]);
  });
});

describe('by e-mail', () => {
  it('comes once, says what waits and no amount, and leads to the work', async () => {
    expect(await choose({})).toMatchObject({ status: 200, body: { emailSetUp: true, email: true } });
    await asks('P-3');
    await until(() => mailsTo('lucas@example.com').length > 0);
    await asks('P-4');
    await until(() => mailsTo('lucas@example.com').length > 1);
    const [first, second] = mailsTo('lucas@example.com').map(({ raw }) => raw);
    expect(first).toMatch(/Decision: P-3 · Lyon · since|=C2=B7/);
    expect(first).toMatch(/P-3/);
    expect(second).not.toMatch(/P-3|12400|ACIERS/);
    expect(await manager.get('/v1/notices/undelivered')).toMatchObject({ body: { data: [] } });
  });

  it('waits for the end of the quiet hours', async () => {
    const hour = (by: number) => new Date(Date.now() + by * 3_600_000).toISOString().slice(11, 16);
    await choose({ address: 'quiet@example.com', quietFrom: hour(-1), quietUntil: hour(2) });
    await asks('P-5');
    const due = async () =>
      (
        await pool().query<{ due: Date }>(
          `select due_at as due from notices.deliveries d join notices.notices n on n.id = d.notice
            where subject = 'P-5'`,
        )
      ).rows[0]?.due;
    await until(async () => (await due()) !== undefined);
    expect((await due())?.toISOString().slice(11, 16)).toBe(hour(2));
    expect(mailsTo('quiet@example.com')).toEqual([]);
  });

  it('of several things that wait for the digest there is one, and nothing of what was seen to', async () => {
    await asks('P-6');
    story.say('purchase-order-P-5', ['PurchaseOrderCancelled', { reason: 'Not needed' }]);
    await tellRest();
    await asks('P-7');
    await manager.get('/v1/notices');
    await hurry();
    await until(() => mailsTo('quiet@example.com').length > 0);
    expect(mailsTo('quiet@example.com').map(({ raw }) => raw.includes('P-5'))).toEqual([false]);
    expect(mailsTo('quiet@example.com')[0]?.raw).toMatch(/P-6[^]*P-7/);
  });

  it('what the server will never take is shown to its person and to an admin, to nobody else', async () => {
    await choose({ address: 'nobody@example.com' });
    await asks('P-8');
    await until(async () => rowsOf(await manager.get('/v1/notices/undelivered')).length > 0);
    const failed = { person: 'lucas', channel: 'email', why: expect.stringContaining('550'), attempts: 1 };
    expect(rowsOf(await manager.get('/v1/notices/undelivered'))).toMatchObject([failed]);
    expect(rowsOf(await running.coo.get('/v1/notices/undelivered'))).toMatchObject([failed]);
    const other = await as('zofia', ['site-manager'], ['gdansk']);
    expect(rowsOf(await other.get('/v1/notices/undelivered'))).toEqual([]);
  });
});

describe('by push', () => {
  const keys = () => ({ p256dh: BROWSER.getPublicKey('base64url'), auth: AUTH.toString('base64url') });
  const add = (endpoint: string) => manager.post('/v1/notices/devices', { endpoint, ...keys() });

  it('no server is asked that is not known to push', async () => {
    expect(await add('https://127.0.0.1/x')).toMatchObject({
      status: 422,
      body: { code: 'PRJ-NOTICE-CHOICE' },
    });
  });

  it('comes to each browser encrypted and signed; one that is gone is forgotten', async () => {
    expect((await add('https://push.example.com/here')).body.pushKey).toMatch(/^[\w-]{87}$/);
    expect((await add('https://push.example.com/gone')).body.devices).toBe(2);
    await choose({ email: false, push: true });
    await asks('P-10');
    await until(async () => (await manager.get('/v1/notices/settings')).body.devices === 1);
    await until(() => pushes.some(({ url }) => url === '/here'));
    const [here, ...more] = pushes.filter(({ url }) => url === '/here');
    expect(more).toEqual([]);
    expect(here?.authorization).toMatch(/^(vapid t=|WebPush )/);
    expect(opened(here?.body ?? Buffer.alloc(0))).toMatchObject({
      title: expect.stringContaining('P-10'),
      path: '/work',
    });
  });
});

describe('what is chosen', () => {
  it.each([
    [{ address: 'a b@example.com' }, /no e-mail address/],
    [{ address: undefined }, /needs an address/],
    [{ quietFrom: '22:00' }, /beginning and an end/],
  ])('is refused as %j', async (change, detail) => {
    const answer = await choose(change);
    expect(answer).toMatchObject({ status: 422, body: { detail: expect.stringMatching(detail) } });
  });

  it('is no e-mail where the company sends none: nothing is tried', async () => {
    const silent = await running.company.start(
      projectionIn(() => ({ roads: roadsIn({}), ask: fetch, everyMs: 20 })),
      { topicPrefix: 'silent' },
    );
    const ana = await silent.as({ sub: 'ana', roles: ['buyer'], sites: ['*'] });
    expect((await ana.get('/v1/notices/settings')).body).toMatchObject({ emailSetUp: false, pushKey: null });
    const answer = await ana.post('/v1/notices/settings', WISHES);
    expect(answer).toMatchObject({ status: 422, body: { code: 'PRJ-NOTICE-CHOICE' } });
  });
});

describe('what is kept', () => {
  it('what could not be sent, or was left alone while it was, is sent once by the next process', async () => {
    await choose({ address: 'later@example.com' });
    await asks('P-9');
    const retried = async () =>
      (await pool().query(`select 1 from notices.deliveries where attempts = 1 and error like '451%'`))
        .rowCount;
    await until(async () => (await retried()) === 1);
    await notifierOf(running.service.runtime).stop();
    await pool().query(`update notices.persons set address = 'back@example.com' where id = 'lucas'`);
    const next = new Notifier(running.service.runtime, worldOf(portOf(smtp.server)));
    await next.source.initialize();
    await hurry();
    const [left] = await next.outbox.take(['email']);
    expect(left).toMatchObject({ person: 'lucas', attempts: 2 });
    expect(await next.outbox.take(['email'])).toEqual([]);
    await hurry();
    await next.source.destroy();
    const third = new Notifier(running.service.runtime, worldOf(portOf(smtp.server)));
    await third.start();
    await until(() => mailsTo('back@example.com').length > 0);
    await third.stop();
    expect(mailsTo('back@example.com').map(({ raw }) => raw)).toEqual([
      expect.stringContaining(`Message-ID: <${left?.message ?? ''}@example.com>`),
    ]);
  });

  it('is what its migration made: entities and tables say the same', async () => {
    const { source } = new Notifier(running.service.runtime, worldOf('1'));
    await source.initialize();
    const { upQueries } = await source.driver.createSchemaBuilder().log();
    await source.destroy();
    expect(upQueries.map(({ query }) => query)).toEqual([]);
  });
});
