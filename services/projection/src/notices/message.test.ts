/** A message is in the language and by the clock of its reader. */
import { describe, expect, it } from '@jest/globals';
import type { Told } from './message.js';
import { mailOf, messageOf, pushOf } from './message.js';
import { KINDS, LANGUAGES } from '../answers/notices.js';
import { words } from './words.js';

const decision: Told = {
  ...{ kind: 'decision', subject: 'PO-2026-44', site: 'Lyon', since: '2026-03-02T23:30:00.000Z' },
  delegatedFrom: null,
};
const lent: Told = { ...decision, subject: 'PO-2026-45', delegatedFrom: 'manager-lyon', site: null };

describe('a message', () => {
  it('says of one thing what it is, where and since when', () => {
    const reader = { language: 'fr', zone: 'Europe/Paris' } as const;
    expect(messageOf([decision], reader).title).toBe(
      'Décision\u00a0: PO-2026-44 · Lyon · depuis le 03/03/2026 00:30',
    );
  });

  it('counts several, and says in whose place', () => {
    const reader = { language: 'en', zone: 'UTC' } as const;
    const said = messageOf([decision, lent], reader);
    expect(said.title).toBe('Waiting for you: 2');
    const { subject, text } = mailOf(said, reader, 'https://gemba.example');
    expect(subject).toBe('Gemba · Waiting for you: 2');
    expect(text).toContain(
      '- Decision: PO-2026-45 · in the place of manager-lyon · since 02/03/2026, 23:30\n',
    );
    expect(text).toContain('https://gemba.example/notices');
    expect(pushOf(said)).toMatchObject({ path: '/work', title: 'Waiting for you: 2' });
  });

  it.each(LANGUAGES)('has its words in %s, each for itself', (language) => {
    expect(new Set(KINDS.map((kind) => words[language][kind])).size).toBe(KINDS.length);
    expect(Object.keys(words[language])).toEqual(Object.keys(words.en));
  });
});
