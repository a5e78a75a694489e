/** Messages go out only where it was said how, and only to servers that push. */
import { describe, expect, it } from '@jest/globals';
import { isAddress, isPushService, roadsIn } from './settings.js';

describe('the settings of notices', () => {
  it('are none unless told: then nothing goes out', () => {
    expect(roadsIn({})).toEqual({ mail: null, pushContact: null, pushServices: [] });
  });

  it('say what is wrong, and that server and sender belong together', () => {
    expect(() => roadsIn({ GEMBA_SMTP_URL: 'smtp://mail' })).toThrow(/belong together/);
    const wrong = { GEMBA_SMTP_URL: 'http://ana:hidden@mail', GEMBA_MAIL_FROM: 'gemba' };
    expect(() => roadsIn(wrong)).toThrow(/^2 settings[^]*GEMBA_SMTP_URL is[^]*GEMBA_MAIL_FROM is/);
    expect(() => roadsIn(wrong)).not.toThrow(/hidden/);
  });

  it.each(['a b@example.com', 'ana@example.com\nBcc: b@example.com', 'ana@a.com,b@b.com', 'ana', ''])(
    'take no address like %j',
    (text) => {
      expect(isAddress(text)).toBe(false);
    },
  );
});

describe('a push service', () => {
  const own = { pushServices: ['push.example.com'] };
  it.each(['https://fcm.googleapis.com/x', 'https://db5.notify.windows.com/x', 'https://push.example.com/x'])(
    '%s is known',
    (endpoint) => {
      expect(isPushService(endpoint, own)).toBe(true);
    },
  );
  it.each([
    ...[
      'http://fcm.googleapis.com/x',
      'https://fcm.googleapis.com:8443/x',
      'https://fcm.googleapis.com.evil.com/x',
    ],
    ...[
      'https://a@fcm.googleapis.com/x',
      'https://127.0.0.1/x',
      'https://evilnotify.windows.com/x',
      'nonsense',
    ],
  ])('%s is none', (endpoint) => {
    expect(isPushService(endpoint, own)).toBe(false);
  });
});
