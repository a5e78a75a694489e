/** The interface of notices: what waits for the caller, how they want to be told, and what never arrived. */
import { Body, Controller, Get, HttpCode, Inject, Post } from '@nestjs/common';
import { IsFlag, IsIds, IsLocalTime, IsOneOf, IsText, IsZone, Optional } from '@gemba/contracts/fields';
import { Caller } from '@gemba/platform/access/guard.http';
import type { Principal } from '@gemba/platform/access/principal';
import { Describe } from '@gemba/platform/spec/openapi/describe.http';
import { Problem } from '@gemba/platform/http/problems/problem';
import { validated } from '@gemba/platform/http/request/validation';
import { Runtime } from '@gemba/platform/runtime/runtime.module';
import type { Language } from '../answers/notices.js';
import { LANGUAGES, MyNotices, NoticeWishes, NoticesRead, Undelivered } from '../answers/notices.js';
import { Device, Person } from '../notices/entities.sql.js';
import type { Notifier } from '../notices/notifier.process.js';
import { notifierOf } from '../notices/notices.module.js';
import { isAddress, isPushService } from '../notices/settings.js';

const MOST = 50;
const MOST_FAILED = 100;
/** What cannot be sent to anybody is looked after by whoever looks after the system. */
const SEES_ALL = 'admin';

class ReadNotices {
  /** Those of these ids; all of them when absent. */
  @Optional() @IsIds({ min: 1, max: MOST }) ids?: string[];
}

class ChooseNotices {
  @IsOneOf(LANGUAGES) language!: Language;
  @IsZone() zone!: string;
  @Optional() @IsText({ max: 254 }) address?: string;
  @IsFlag() email!: boolean;
  @IsFlag() push!: boolean;
  /** When all of a day is told at once; each at once when absent. */
  @Optional() @IsLocalTime() digestAt?: string;
  @Optional() @IsLocalTime() quietFrom?: string;
  @Optional() @IsLocalTime() quietUntil?: string;
}

class AddDevice {
  @IsText({ max: 500 }) endpoint!: string;
  @IsText({ max: 120 }) p256dh!: string;
  @IsText({ max: 60 }) auth!: string;
}

class ForgetDevice {
  @IsText({ max: 500 }) endpoint!: string;
}

const CHOICE = 'PRJ-NOTICE-CHOICE';
const refused = (detail: string, hint: string): Problem => new Problem(422, CHOICE, detail, { hint });

/** @throws Problem 422 */
const checkChoice = (chosen: ChooseNotices, notifier: Notifier): void => {
  const { email, push, address, quietFrom, quietUntil } = chosen;
  if (email && !notifier.isSetUp('email'))
    throw refused('The company sends no e-mail.', 'Have whoever runs it set GEMBA_SMTP_URL.');
  if (push && !notifier.isSetUp('push'))
    throw refused('The company sends no push messages.', 'Have whoever runs it set GEMBA_PUSH_CONTACT.');
  if (address !== undefined && !isAddress(address))
    throw refused(`${address} is no e-mail address.`, 'Give one address, for example ana@example.com.');
  if (email && address === undefined)
    throw refused('E-mail needs an address.', 'Give the address, or choose no e-mail.');
  if ((quietFrom === undefined) !== (quietUntil === undefined))
    throw refused('Quiet hours have a beginning and an end.', 'Give both, or neither.');
};

@Controller('v1/notices')
export class NoticesInterface {
  constructor(@Inject(Runtime) private readonly runtime: Runtime) {}

  private notifier(): Notifier {
    return notifierOf(this.runtime);
  }

  @Get()
  @Describe({ summary: 'What waits for the caller', answer: MyNotices })
  async mine(@Caller() caller: Principal): Promise<MyNotices> {
    const { notices } = this.notifier();
    await notices.arrived(caller);
    const [waiting, unread] = await Promise.all([
      notices.waiting(caller.id, MOST),
      notices.unread(caller.id),
    ]);
    const data = waiting.map(({ id, kind, noun, subject, service, site, delegatedFrom, since, readAt }) => ({
      ...{ id, kind, noun, subject, service, site, delegatedFrom },
      ...{ since: since.toISOString(), read: readAt !== null },
    }));
    return { unread, data };
  }

  @Post('read')
  @Describe({ summary: 'Say that notices were read', body: ReadNotices, answer: NoticesRead })
  @HttpCode(200)
  async read(@Caller() caller: Principal, @Body() body: unknown): Promise<NoticesRead> {
    const { ids } = validated(ReadNotices, body ?? {});
    return { read: await this.notifier().notices.read(caller.id, ids) };
  }

  @Get('settings')
  @Describe({ summary: 'How the caller wants to be told', answer: NoticeWishes })
  async settings(@Caller() caller: Principal): Promise<NoticeWishes> {
    return this.wishesOf(await this.notifier().notices.arrived(caller));
  }

  @Post('settings')
  @Describe({
    summary: 'Choose how to be told',
    ...{ body: ChooseNotices, answer: NoticeWishes, refusals: { 422: [CHOICE] } },
  })
  @HttpCode(200)
  async choose(@Caller() caller: Principal, @Body() body: unknown): Promise<NoticeWishes> {
    const chosen = validated(ChooseNotices, body);
    const { source, notices } = this.notifier();
    checkChoice(chosen, this.notifier());
    const { id } = await notices.arrived(caller);
    const { address = null, digestAt = null, quietFrom = null, quietUntil = null, ...rest } = chosen;
    await source.manager.update(Person, { id }, { ...rest, address, digestAt, quietFrom, quietUntil });
    return this.wishesOf(await source.manager.findOneByOrFail(Person, { id }));
  }

  @Post('devices')
  @Describe({
    summary: 'Have push messages sent to this browser',
    ...{ body: AddDevice, answer: NoticeWishes, refusals: { 422: [CHOICE] } },
  })
  @HttpCode(200)
  async add(@Caller() caller: Principal, @Body() body: unknown): Promise<NoticeWishes> {
    const { endpoint, p256dh, auth } = validated(AddDevice, body);
    const { source, notices, roads } = this.notifier();
    if (!isPushService(endpoint, roads))
      throw refused('That is no known push service.', 'Have whoever runs it set GEMBA_PUSH_SERVICES.');
    const person = await notices.arrived(caller);
    await source.manager.save(Device, { endpoint, p256dh, auth, person: person.id });
    return this.wishesOf(person);
  }

  @Post('devices/forget')
  @Describe({ summary: 'Have no push messages sent to a browser', body: ForgetDevice, answer: NoticeWishes })
  @HttpCode(200)
  async forget(@Caller() caller: Principal, @Body() body: unknown): Promise<NoticeWishes> {
    const { endpoint } = validated(ForgetDevice, body);
    const { source, notices } = this.notifier();
    await source.manager.delete(Device, { endpoint, person: caller.id });
    return this.wishesOf(await notices.arrived(caller));
  }

  @Get('undelivered')
  @Describe({
    summary: 'What could not be sent: to the caller, or, for an admin, to anybody',
    answer: Undelivered,
  })
  async undelivered(@Caller() caller: Principal): Promise<Undelivered> {
    const whose = caller.roles.includes(SEES_ALL) ? null : caller.id;
    const failed = await this.notifier().outbox.failed(whose, MOST_FAILED);
    const data = failed.map(({ person, channel, notice, error, attempts, settledAt }) => ({
      ...{ person, channel, notice, attempts, why: error ?? '' },
      gaveUpAt: (settledAt ?? new Date()).toISOString(),
    }));
    return { data };
  }

  private async wishesOf(person: Person): Promise<NoticeWishes> {
    const { source, pushKey } = this.notifier();
    const { language, zone, address, email, push, digestAt, quietFrom, quietUntil } = person;
    const devices = await source.manager.countBy(Device, { person: person.id });
    return {
      ...{ language, zone, address, email, push, digestAt, quietFrom, quietUntil },
      ...{ emailSetUp: this.notifier().isSetUp('email'), pushKey, devices },
    };
  }
}
