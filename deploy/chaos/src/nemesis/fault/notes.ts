/** What the nemesis writes into the history beside the commands, so that its hand is known. */

/** A line of the history that is no command; `kind` tells it from the lines of the load. */
export type Note =
  | {
      readonly kind: 'fault';
      readonly name: string;
      readonly service: string;
      readonly phase: 'strike' | 'missed' | 'heal' | 'recovered' | 'not-recovered';
      /** RFC 3339. */
      readonly at: string;
    }
  | Injected
  | Lost;

/**
 * A record that the nemesis put into a topic. `copy`: bytes of a record that was there before, under its
 * key. `early`: the true record of an event that the relay had not published yet, so that it is out of order.
 * `altered`: such a record with other numbers in it, which nobody may believe.
 * `junk`: under a key that no stream of the company has; it may be parked, and has no effect.
 */
export type Injected = {
  readonly kind: 'injected';
  readonly what: 'copy' | 'early' | 'altered' | 'junk';
  readonly topic: string;
  readonly partition: number;
  readonly offset: string;
  readonly key: string;
  readonly at: string;
};

/** A topic was deleted, and all its records with it. */
export type Lost = {
  readonly kind: 'lost';
  readonly topic: string;
  readonly at: string;
};
