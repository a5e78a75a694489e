/** What is asked of projection about notices; written by "npm run docs". */
type MyNotices = { readonly unread: number; readonly data: readonly NoticeRow[] };

type NoticeRow = {
  readonly id: string;
  readonly kind:
    | 'decision'
    | 'exception'
    | 'andon-call'
    | 'maintenance-order'
    | 'planning-action'
    | 'maintenance-plan'
    | 'employee';
  readonly noun: string;
  readonly subject: string;
  readonly service: string;
  readonly site: string | null;
  readonly delegatedFrom: string | null;
  readonly since: string;
  readonly read: boolean;
};

type NoticesRead = { readonly read: number };

type NoticeWishes = {
  readonly language: 'en' | 'fr' | 'pl' | 'pt';
  readonly zone: string;
  readonly address: string | null;
  readonly email: boolean;
  readonly push: boolean;
  readonly digestAt: string | null;
  readonly quietFrom: string | null;
  readonly quietUntil: string | null;
  readonly emailSetUp: boolean;
  readonly pushKey: string | null;
  readonly devices: number;
};

type Undelivered = { readonly data: readonly UndeliveredRow[] };

type UndeliveredRow = {
  readonly person: string;
  readonly channel: 'email' | 'push';
  readonly notice: string;
  readonly why: string;
  readonly attempts: number;
  readonly gaveUpAt: string;
};

export type Notices = {
  readonly '/v1/notices': { readonly get: { readonly answer: MyNotices } };
  readonly '/v1/notices/read': {
    readonly post: { readonly body: { readonly ids?: readonly string[] }; readonly answer: NoticesRead };
  };
  readonly '/v1/notices/settings': {
    readonly get: { readonly answer: NoticeWishes };
    readonly post: {
      readonly body: {
        readonly language: 'en' | 'fr' | 'pl' | 'pt';
        readonly zone: string;
        readonly address?: string;
        readonly email: boolean;
        readonly push: boolean;
        readonly digestAt?: string;
        readonly quietFrom?: string;
        readonly quietUntil?: string;
      };
      readonly answer: NoticeWishes;
      readonly refusal: 'PRJ-NOTICE-CHOICE';
    };
  };
  readonly '/v1/notices/devices': {
    readonly post: {
      readonly body: { readonly endpoint: string; readonly p256dh: string; readonly auth: string };
      readonly answer: NoticeWishes;
      readonly refusal: 'PRJ-NOTICE-CHOICE';
    };
  };
  readonly '/v1/notices/devices/forget': {
    readonly post: { readonly body: { readonly endpoint: string }; readonly answer: NoticeWishes };
  };
  readonly '/v1/notices/undelivered': { readonly get: { readonly answer: Undelivered } };
};
