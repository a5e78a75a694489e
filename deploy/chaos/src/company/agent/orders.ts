/** What a fault agent inside a service can be told, and what it answers. */

/** What happens when the program comes to a fail point. */
export type Blow =
  | { readonly kind: 'kill' }
  /** As if a machine had failed. */
  | { readonly kind: 'fail' }
  | { readonly kind: 'delay'; readonly ms: number };

export type Order =
  /** The blow falls when the point was passed `skip` times, and, unless it kills, every time after. */
  | { readonly order: 'arm'; readonly point: string; readonly blow: Blow; readonly skip: number }
  | { readonly order: 'disarm' }
  /** The service's clock goes wrong by so many milliseconds; 0 sets it right. */
  | { readonly order: 'clock'; readonly byMs: number }
  /** Takes memory until the process ends. */
  | { readonly order: 'fill-memory' }
  /** Nothing else runs for so long. */
  | { readonly order: 'block'; readonly ms: number }
  /** Takes every database connection of the service for so long. */
  | { readonly order: 'take-connections'; readonly ms: number }
  | { readonly order: 'say' };

export type Said = { readonly pid: number; readonly struck: Readonly<Record<string, number>> };

/** Where the agent of a process listens; the path of a socket may have about 100 characters. */
export const ADDRESS = 'GEMBA_FAULT_AGENT';
