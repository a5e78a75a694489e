/** E-mail by SMTP. */
import { createTransport } from 'nodemailer';
import type { Mail } from './message.js';
import type { Sent } from './outbox.sql.js';
import type { Roads } from './settings.js';

export type MailRoad = {
  /** `id` stays the same when it is sent again: whoever takes it knows the repeat. */
  readonly send: (to: string, id: string, mail: Mail) => Promise<Sent>;
  readonly close: () => void;
};

const PATIENCE_MS = 20_000;
const LOOPBACK = ['localhost', '127.0.0.1', '[::1]'];

type Refusal = { readonly responseCode?: number; readonly code?: string; readonly response?: string };

/** A wrong password of ours is no fault of the message; what the server will never take is. */
const isFinal = ({ responseCode = 0, code }: Refusal): boolean => responseCode >= 500 && code !== 'EAUTH';

export const mailRoad = ({ server, from }: NonNullable<Roads['mail']>): MailRoad => {
  const { protocol, hostname } = new URL(server);
  const transport = createTransport({
    url: server,
    // Nothing is said in the clear to another machine.
    requireTLS: protocol === 'smtp:' && !LOOPBACK.includes(hostname),
    ...{ connectionTimeout: PATIENCE_MS, greetingTimeout: PATIENCE_MS, socketTimeout: PATIENCE_MS },
    ...{ disableFileAccess: true, disableUrlAccess: true },
  });
  const domain = from.split('@')[1] ?? 'gemba';
  return {
    send: async (to, id, { subject, text }) => {
      const headers = { 'Auto-Submitted': 'auto-generated' };
      const envelope = { from: { name: 'Gemba', address: from }, to: { name: '', address: to } };
      try {
        await transport.sendMail({ ...envelope, subject, text, headers, messageId: `<${id}@${domain}>` });
        return { as: 'sent' };
      } catch (error) {
        const { response } = error as Refusal;
        const why = response ?? (error instanceof Error ? error.message : String(error));
        return { as: isFinal(error as Refusal) ? 'never' : 'later', why };
      }
    },
    close: () => transport.close(),
  };
};
