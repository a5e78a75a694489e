/** What was typed and not sent yet, kept in this tab: a reload loses none of it. */
import { useState } from 'react';
import type { TypedRecord } from './typed.js';

const read = (place: string): TypedRecord | null => {
  const kept = sessionStorage.getItem(place);
  return kept === null ? null : (JSON.parse(kept) as TypedRecord);
};

const PREFIX = 'gemba.draft.';

/** Whoever signs in next at this screen finds nothing of what was typed before. */
export function forgetDrafts(): void {
  for (const place of Object.keys(sessionStorage))
    if (place.startsWith(PREFIX)) sessionStorage.removeItem(place);
}

/** The draft at a place, begun with `first`; `clear` forgets it. */
export function useDraft(of: string, first: TypedRecord) {
  const place = PREFIX + of;
  const [typed, setTyped] = useState(() => read(place) ?? first);
  const change = (next: TypedRecord) => {
    sessionStorage.setItem(place, JSON.stringify(next));
    setTyped(next);
  };
  return { typed, change, clear: () => sessionStorage.removeItem(place) };
}
