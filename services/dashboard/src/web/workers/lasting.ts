/** An event of a worker, which lives as long as what it waits for. */
export type Lasting = Event & { readonly waitUntil: (until: Promise<unknown>) => void };
