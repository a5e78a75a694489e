/** Routes that are written by hand, read from the decorators of their controllers. */
import type { Type } from '@nestjs/common';
import { RequestMethod } from '@nestjs/common';
import { HTTP_CODE_METADATA, METHOD_METADATA, PATH_METADATA } from '@nestjs/common/constants.js';
import { accessOf } from '../../access/guard.http.js';
import { descriptionOf } from './describe.http.js';
import type { WrittenRoute } from './written.js';

type Handler = (...args: never[]) => unknown;

const textsIn = (key: string, target: object): string[] =>
  [(Reflect.getMetadata(key, target) ?? []) as string | string[]].flat();

/** One path of the parts of the controller and of the method, with one slash between them. */
const joinedPath = (...parts: readonly string[]): string =>
  `/${parts.flatMap((part) => part.split('/').filter((word) => word !== '')).join('/')}`;

const handlersOf = (controller: Type): (readonly [string, Handler])[] => {
  const prototype = controller.prototype as Record<string, unknown>;
  return Object.getOwnPropertyNames(prototype).flatMap((name) => {
    const handler = name === 'constructor' ? undefined : prototype[name];
    return typeof handler === 'function' ? [[name, handler as Handler] as const] : [];
  });
};

/** As Nest has it: 201 after POST unless told. */
const statusOf = (handler: Handler, method: RequestMethod): number => {
  const told = Reflect.getMetadata(HTTP_CODE_METADATA, handler) as number | undefined;
  return told ?? (method === RequestMethod.POST ? 201 : 200);
};

/** Every route of these controllers. */
export const writtenRoutes = (controllers: readonly Type[]): WrittenRoute[] =>
  controllers.flatMap((controller) =>
    handlersOf(controller).flatMap(([name, handler]) => {
      const method = Reflect.getMetadata(METHOD_METADATA, handler) as RequestMethod | undefined;
      if (method === undefined) return [];
      const bases = textsIn(PATH_METADATA, controller);
      return bases.flatMap((base) =>
        textsIn(PATH_METADATA, handler).map((path) => ({
          controller: controller.name,
          name,
          method: RequestMethod[method].toLowerCase(),
          path: joinedPath(base, path),
          ...accessOf(handler, controller),
          status: statusOf(handler, method),
          description: descriptionOf(handler),
        })),
      );
    }),
  );
