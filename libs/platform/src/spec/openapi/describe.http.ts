/** What the specification says about a route that is written by hand, kept beside the route. */
import { SetMetadata } from '@nestjs/common';
import type { Description } from './written.js';

const DESCRIPTION = Symbol('gemba.description');

/** Put it on a route of a controller. */
export const Describe = (description: Description): MethodDecorator => SetMetadata(DESCRIPTION, description);

/** What was said about a handler; nothing where nobody did. */
export const descriptionOf = (handler: object): Description =>
  (Reflect.getMetadata(DESCRIPTION, handler) ?? {}) as Description;
