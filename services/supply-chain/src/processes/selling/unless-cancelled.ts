/** A sales order that was cancelled meanwhile needs nothing more; any other refusal is an exception. */
import type { Otherwise } from '@gemba/decider/process';

export const unlessCancelled = { 'SCM-SO-STATE': () => [] } satisfies Otherwise;
