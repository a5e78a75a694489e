/** By what messages go out, as the environment of the projection says; nothing said, nothing tried. */
import type { Environment, Setting } from '@gemba/platform/config/settings';
import { aWord, perhaps, saidBy, settingsIn } from '@gemba/platform/config/settings';

export type Roads = {
  /** SMTP server and sender; null: no e-mail. */
  readonly mail: { readonly server: string; readonly from: string } | null;
  /** Whom push services may turn to; null: no push. */
  readonly pushContact: string | null;
  /** Push services beside those of the browsers that everybody has. */
  readonly pushServices: readonly string[];
};

const ADDRESS = /^[^\s@<>(),;:"]+@[^\s@<>(),;:"]+$/;

export const isAddress = (text: string): boolean => text.length <= 254 && ADDRESS.test(text);

const aMailServer: Setting<string> = {
  like: 'the address of an SMTP server, for example smtps://user:secret@mail.example.com',
  read: (text) => (URL.canParse(text) && /^smtps?:$/.test(new URL(text).protocol) ? text : null),
};

const anAddress: Setting<string> = {
  like: 'an e-mail address, for example gemba@example.com',
  read: (text) => (isAddress(text) ? text : null),
};

const SETTINGS = {
  GEMBA_SMTP_URL: perhaps(aMailServer),
  GEMBA_MAIL_FROM: perhaps(anAddress),
  GEMBA_PUSH_CONTACT: perhaps(anAddress),
  GEMBA_PUSH_SERVICES: perhaps(aWord),
};

const halfSaid = ({ GEMBA_SMTP_URL: server = '', GEMBA_MAIL_FROM: from = '' }: Environment): string[] =>
  (server === '') === (from === '')
    ? []
    : ['GEMBA_SMTP_URL and GEMBA_MAIL_FROM belong together: set both to send e-mail, or neither.'];

/** @throws WrongSettings */
export const roadsIn = (env: Environment): Roads => {
  const said = settingsIn(env, SETTINGS, halfSaid(env));
  const [server, from] = [saidBy(said.GEMBA_SMTP_URL), saidBy(said.GEMBA_MAIL_FROM)];
  return {
    mail: server !== null && from !== null ? { server, from } : null,
    pushContact: saidBy(said.GEMBA_PUSH_CONTACT),
    pushServices: (saidBy(said.GEMBA_PUSH_SERVICES) ?? '').split(',').filter((name) => name !== ''),
  };
};

/** Where browsers have their messages sent; a beginning with a dot stands for any name that ends so. */
const PUSH_SERVICES = [
  'fcm.googleapis.com',
  'updates.push.services.mozilla.com',
  'web.push.apple.com',
  '.notify.windows.com',
];

/** Whatever a browser names is asked by the server: it is asked only of those who are known to push. */
export const isPushService = (endpoint: string, { pushServices }: Pick<Roads, 'pushServices'>): boolean => {
  if (!URL.canParse(endpoint)) return false;
  const { protocol, hostname, port, username } = new URL(endpoint);
  const isKnown = [...PUSH_SERVICES, ...pushServices].some((name) =>
    name.startsWith('.') ? hostname.endsWith(name) : hostname === name,
  );
  return protocol === 'https:' && port === '' && username === '' && isKnown;
};
