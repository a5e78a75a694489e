/**
 * The wiring of the projection: one consumer of every topic, the views it fills, and the interface that
 * reads them.
 */
import { companyTopics } from '@gemba/platform/runtime/hearing/heard';
import type { Department } from '@gemba/platform/runtime/department';
import { department } from '@gemba/platform/runtime/department';
import { applying } from './engine/batch/apply.sql.js';
import { causesMigration, entriesMigration, viewsMigration } from './engine/build/build.sql.js';
import { toLiveBuild } from './engine/build/locks.sql.js';
import { FiguresInterface } from './http/kpis.http.js';
import { CausesInterface } from './http/causes.http.js';
import { EntriesInterface } from './http/entries.http.js';
import { GenealogyInterface } from './http/genealogy.http.js';
import { ListsInterface } from './http/lists.http.js';
import { LossesInterface } from './http/losses.http.js';
import { NoticesInterface } from './http/notices.http.js';
import { LiveInterface } from './http/live.http.js';
import { TraceInterface } from './http/trace.http.js';
import { ViewsInterface } from './http/views.http.js';
import { AlignmentInterface } from './http/alignment.http.js';
import { WhyInterface } from './http/why.http.js';
import { VIEWS, viewsOf } from './live/views.module.js';
import { models } from './models/models.js';
import { startNotifier } from './notices/notices.module.js';
import type { World } from './notices/notifier.process.js';
import { roadsIn } from './notices/settings.js';
import { noticesMigration } from './notices/store.sql.js';
import { tellingGovernance } from './watch/telling.http.js';
import { Watching } from './watch/watching.process.js';

const apply = toLiveBuild(applying(models));

/** `world` is how messages leave the company; read when the service starts. */
export const projectionIn = (world: () => World): Department =>
  department('projection', {
    controllers: [
      ...[FiguresInterface, ListsInterface, EntriesInterface, GenealogyInterface],
      ...[ViewsInterface, LiveInterface, WhyInterface, TraceInterface, NoticesInterface],
      ...[AlignmentInterface, LossesInterface, CausesInterface],
    ],
    consumers: [{ name: VIEWS, topics: companyTopics('gemba'), apply: (events, tx) => apply(events, tx) }],
    companions: [
      async (runtime) => {
        const views = viewsOf(runtime);
        await views.start();
        return { stop: () => views.stop(), over: views.listening.gone };
      },
      (runtime) => {
        const { pool, log, config } = runtime;
        const lag = () => viewsOf(runtime).lag.current();
        const watching = new Watching({ pool, log, tell: tellingGovernance(config), lag });
        watching.start();
        return Promise.resolve({ stop: () => watching.stop() });
      },
      async (runtime) => {
        const notifier = await startNotifier(runtime, world());
        const leave = viewsOf(runtime).hub.join(
          { tell: (message) => notifier.heard(message), end: () => undefined },
          '',
        );
        return {
          stop: () => {
            leave();
            return notifier.stop();
          },
        };
      },
    ],
    migrations: [viewsMigration, entriesMigration, noticesMigration, causesMigration],
  });

export const projection = projectionIn(() => ({ roads: roadsIn(process.env), ask: fetch }));
