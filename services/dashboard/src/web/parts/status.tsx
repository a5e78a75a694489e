/** A judgement as sign, word and colour together, so that none has to carry it alone. */
import type { Status as Value } from '../api/contract.js';
import { Icon, type IconName } from './icons.jsx';
import { called, t } from '../language/language.js';
import css from './parts.module.css';

const words: Record<Value, string> = {
  good: t('parts.onTarget'),
  warning: t('parts.watch'),
  bad: t('parts.offTarget'),
  none: t('parts.noTarget'),
};

export function Status({ value, word }: { value: Value; word?: string }) {
  return (
    <span className={css.status} data-status={value}>
      <Icon name={value} size={12} />
      {word ?? words[value]}
    </span>
  );
}

const stateOf: Record<string, Value> = {
  ok: 'good',
  active: 'good',
  producing: 'good',
  available: 'good',
  released: 'good',
  paid: 'good',
  closed: 'good',
  completed: 'good',
  delivered: 'good',
  matched: 'good',
  covered: 'good',
  setup: 'warning',
  idle: 'warning',
  silent: 'warning',
  inspection: 'warning',
  blocked: 'bad',
  held: 'bad',
  hold: 'bad',
  rejected: 'bad',
  down: 'bad',
  downunplanned: 'bad',
  late: 'bad',
  overdue: 'bad',
};

/** A state of the business in its own word; unknown words are neutral. */
export function State({ word }: { word: string }) {
  const value = stateOf[word.toLowerCase()] ?? 'none';
  const readable = called(
    word
      .replaceAll(/([a-z])([A-Z])/g, '$1 $2')
      .replaceAll('-', ' ')
      .toLowerCase(),
  );
  const icon: IconName = value;
  return (
    <span className={css.status} data-status={value}>
      {value !== 'none' && <Icon name={icon} size={12} />}
      {readable}
    </span>
  );
}
