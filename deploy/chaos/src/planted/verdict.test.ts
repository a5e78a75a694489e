/** A bug is convicted by the checks that are meant for it, and by no others. */
import { describe, expect, it } from '@jest/globals';
import type { Bug } from './bugs/bug.js';
import { notPlanted, told, verdictOn } from './verdict.js';

const bug: Bug = {
  name: 'relay-sleeps',
  file: 'libs/messaging/src/relay/batch.ts',
  edits: [],
  exposure: { kind: 'soak' },
  convictedBy: ['topic complete'],
  how: 'It sleeps.',
};
const meant = { check: 'topic complete', what: 'soak-1 ends at version 3 in Kafka, and at 5 in the log.' };
const other = { check: 'chains verify', what: 'soak-1@2 does not follow the event before it.' };
const trial = { code: 1, seconds: 20 };

describe('a verdict', () => {
  it('convicts by a check that is meant for the bug', () => {
    expect(verdictOn(bug, { ...trial, findings: [other, meant] })).toMatchObject({
      convicted: true,
      by: ['topic complete', 'chains verify'],
      what: meant.what,
    });
  });

  it('does not convict by another check, by no finding, nor by a trial that broke', () => {
    expect(verdictOn(bug, { ...trial, findings: [other] }).convicted).toBe(false);
    expect(verdictOn(bug, { ...trial, findings: [] }).what).toBe('Nothing was found.');
    expect(verdictOn(bug, { ...trial, code: 2, findings: null })).toMatchObject({
      convicted: false,
      what: 'The trial broke with code 2 and found nothing.',
    });
  });

  it('is not passed on a bug that could not be planted', () => {
    const verdict = notPlanted(bug, new Error('0 times, not once'));
    expect(verdict).toMatchObject({ convicted: false, what: 'Error: 0 times, not once' });
  });

  it('is told with all others', () => {
    const verdicts = [
      verdictOn(bug, { ...trial, findings: [meant] }),
      verdictOn(bug, { ...trial, findings: [] }),
    ];
    expect(told(verdicts)).toContain('1 of 2 convicted');
    expect(told(verdicts)).toContain('relay-sleeps: Nothing was found.');
  });
});
