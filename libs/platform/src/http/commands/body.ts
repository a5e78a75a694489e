/** The schema of the body of a command. */
import { idSchema } from '@gemba/contracts/fields';
import type { JsonSchema } from '@gemba/contracts/schema';
import { schemaOf } from '@gemba/contracts/schema';
import type { AnyDecider } from '@gemba/decider/decider';
import type { CommandRoute } from './routes.js';

/** Body of a command; where the client may choose the id of what it opens, with `id`. */
export const bodySchema = (of: AnyDecider, { command, opens }: CommandRoute): JsonSchema => {
  const found = of.commands[command];
  if (!found) throw new Error(`${of.name} has no command ${command}.`);
  const schema = schemaOf(found);
  if (!opens || of.idOf) return schema;
  const id = { ...idSchema, description: 'Your id for it; without one it gets a UUIDv7.' };
  return { ...schema, properties: { id, ...(schema.properties as object) } };
};
