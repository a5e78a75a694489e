/**
 * A transfer shipment is what another site asks of this one, as the site that has the goods sees it.
 *
 *   none ──ask──▶ asked ──consent──▶ consented ──despatch, until all has left──▶ shipped
 *                   └──refuse──▶ refused   └──end──▶ ended
 */
import { transferShipmentEvents } from '@gemba/contracts/events/supply-chain/transfers';
import type { About } from '@gemba/decider/decider';
import { answers, begun, decider, isProcess } from '@gemba/decider/decider';
import { happened, isRefused, reject } from '@gemba/decider/decision';
import { registered, withoutRight } from '@gemba/decider/needs';
import type { Rejection } from '@gemba/decider/decision';
import { compareDecimals } from '@gemba/measures/decimal';
import type { Quantity } from '@gemba/measures/quantity';
import { same } from '@gemba/decider/same';
import { inUnitOf } from '../facts/quantities.js';
import { asideKey, setAside } from '../orders/set-aside.js';
import { inClosedMonth, monthOf } from '../tables/known.js';
import {
  AskTransferShipment,
  ApproveTransferShipment,
  DespatchTransferShipment,
  EndTransferShipment,
  GrantTransferShare,
  RecordTransferShipped,
  RecordTransferShort,
  RefuseTransferShipment,
} from './commands.js';
import { askingNeeds, consentFor, notFree, rightToConsent, stockOf } from './consent.js';
import { picked } from './picking.js';
import { transferProgress, wrongState } from './progress.js';
import {
  NOT_ASKED,
  TransferShipmentAnswer,
  isPicked,
  leftToShip,
  shipmentAnswer,
  shipmentFolds,
} from './shipment-state.js';
import type { TransferShipment } from './shipment-state.js';

const itemOf = ({ asked }: TransferShipment): string => asked?.item ?? '';

const notIn = ({ status, reason }: TransferShipment, wanted: string) =>
  wrongState(
    `The transfer is ${status}${reason === '' ? '' : `: ${reason}`}`,
    `This needs one that is ${wanted}.`,
  );

/** Consented to already: the same once more is nothing new, another quantity is refused. */
const again = (state: TransferShipment, said: Quantity | undefined): Rejection | [] => {
  const { status, asked, consented } = state;
  if (status !== 'consented' && status !== 'shipped') return notIn(state, 'asked');
  const { unit } = begun(asked).quantity;
  if (said === undefined || same(said, { value: consented, unit })) return [];
  return wrongState(
    `${consented} ${unit} are consented to already.`,
    'End it to give less; more is asked for by another transfer.',
  );
};

export const transferShipment = decider('transfer-shipment', {
  path: 'transfer-shipments',
  opens: 'AskTransferShipment',
  home: 'site',
  commitments: ['ApproveTransferShipment', 'RefuseTransferShipment', 'EndTransferShipment'],
  commands: {
    AskTransferShipment,
    ApproveTransferShipment,
    GrantTransferShare,
    RefuseTransferShipment,
    DespatchTransferShipment,
    RecordTransferShipped,
    RecordTransferShort,
    EndTransferShipment,
  },
  events: transferShipmentEvents,
  initial: NOT_ASKED,
  answers: answers(TransferShipmentAnswer, shipmentAnswer),
  allow: {
    AskTransferShipment: [],
    ApproveTransferShipment: ['planner', 'site-manager', 'coo', 'admin'],
    GrantTransferShare: [],
    RefuseTransferShipment: ['planner', 'site-manager', 'coo', 'admin'],
    DespatchTransferShipment: ['warehouse', 'site-manager', 'admin'],
    RecordTransferShipped: [],
    RecordTransferShort: [],
    EndTransferShipment: ['planner', 'warehouse', 'site-manager', 'admin'],
  },
  needs: {
    AskTransferShipment: ({ item }: AskTransferShipment, about: About) => askingNeeds(item, about),
    ApproveTransferShipment: (_: ApproveTransferShipment, about: About<TransferShipment>) => ({
      right: rightToConsent(),
      stock: stockOf(about, itemOf(about.state)),
      progress: registered(transferProgress, about.id),
    }),
    GrantTransferShare: (_: GrantTransferShare, about: About<TransferShipment>) => ({
      stock: stockOf(about, itemOf(about.state)),
      progress: registered(transferProgress, about.id),
    }),
    RefuseTransferShipment: () => ({ right: rightToConsent() }),
    DespatchTransferShipment: (_: DespatchTransferShipment, about: About<TransferShipment>) => ({
      stock: stockOf(about, itemOf(about.state)),
      aside: registered(setAside, asideKey(about.site?.id ?? '', itemOf(about.state))),
      month: monthOf(about),
      progress: registered(transferProgress, about.id),
    }),
  },
  decide: {
    AskTransferShipment(state, { site, to, item, quantity, wanted, cause }, given) {
      if (state.asked !== null) return [];
      const asked = happened('TransferShipmentAsked', { site, to, item, quantity, wanted, cause });
      const consent = consentFor(quantity, given);
      return consent === null
        ? [asked, happened('TransferConsented', { site, to, item, quantity })]
        : [asked, happened('TransferConsentRequested', { site, ...consent })];
    },
    ApproveTransferShipment(state, { quantity: said }, given) {
      const { right, progress } = given.known;
      const { site, to, item, quantity: asked } = begun(state.asked);
      const no = withoutRight('SCM-TRF-CONSENT', right);
      if (no) return no;
      if (state.status !== 'asked') return again(state, said);
      if (progress !== undefined)
        return wrongState(`${to} has cancelled it.`, 'There is nothing left to consent to.');
      const quantity = said ? inUnitOf({ id: item, unit: asked.unit }, said, 'SCM-STK-UNIT') : asked;
      if (isRefused(quantity)) return quantity;
      if (compareDecimals(quantity.value, asked.value) > 0)
        return reject('SCM-TRF-OVER', `${to} asked for ${asked.value} ${asked.unit}. Consent to no more.`, {
          violated: { rule: 'asked for', actual: quantity.value, limit: asked.value, unit: asked.unit },
        });
      return notFree(quantity, given) ?? [happened('TransferConsented', { site, to, item, quantity })];
    },
    GrantTransferShare(state, { quantity }, given) {
      // Somebody decided on it meanwhile, or it is not needed any more.
      if (state.status !== 'asked' || given.known.progress !== undefined) return [];
      const { site, to, item } = begun(state.asked);
      return notFree(quantity, given) ?? [happened('TransferConsented', { site, to, item, quantity })];
    },
    RefuseTransferShipment(state, { reason }, { known: { right } }) {
      const no = withoutRight('SCM-TRF-CONSENT', right);
      if (no) return no;
      if (state.status === 'refused') return [];
      return state.status === 'asked' ? [happened('TransferRefused', { reason })] : notIn(state, 'asked');
    },
    DespatchTransferShipment(state, { lines: said }, given) {
      const { month, progress } = given.known;
      if (state.status === 'shipped' && said === undefined) return [];
      if (state.status !== 'consented') return notIn(state, 'consented, with something left to ship');
      if (progress?.is === 'over')
        return wrongState('The transfer is cancelled.', 'Leave the goods in stock.');
      const closed = inClosedMonth(month, given);
      if (closed) return closed;
      const lines = picked(state, said, given);
      if (isRefused(lines)) return lines;
      if (lines.length === 0) return [];
      const { site, item } = begun(state.asked);
      return [happened('TransferPicked', { site, item, lines: [...lines] })];
    },
    RecordTransferShipped(state, part) {
      return isPicked(state, part) ? [happened('TransferLotShipped', part)] : [];
    },
    RecordTransferShort(state, { lot, quantity, reason }) {
      return isPicked(state, { lot, quantity })
        ? [happened('TransferLotShort', { lot, quantity, reason })]
        : [];
    },
    EndTransferShipment(state, { reason }, { by }) {
      const { status, picked: parts, asked } = state;
      if (status === 'ended' || status === 'shipped' || status === 'refused') return [];
      if (status === 'asked' && !isProcess(by))
        return wrongState('Nobody has consented to it yet.', 'Refuse it instead.');
      if (parts.length > 0)
        return wrongState('Lots of it are being picked.', 'Try again when they have left.');
      const { site, to, item, quantity } = begun(asked);
      const left = { value: leftToShip(state), unit: quantity.unit };
      return [happened('TransferShipmentEnded', { site, to, item, quantity: left, reason })];
    },
  },
  evolve: shipmentFolds,
});
