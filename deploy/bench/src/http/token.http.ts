/** The check of a bearer token that the product makes, as a guard of a hand-written service. */
import { tokenCheck } from '@gemba/platform/access/guard.http';
import type { CanActivate, ExecutionContext } from '@nestjs/common';
import { UnauthorizedException } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';

const { OIDC_ISSUER: issuer = '', OIDC_AUDIENCE: audience = '' } = process.env;
const check = tokenCheck({ issuer, audience });

export class TokenGuard implements CanActivate {
  async canActivate(context: ExecutionContext): Promise<boolean> {
    const { headers } = context.switchToHttp().getRequest<FastifyRequest>();
    const [, token] = /^Bearer (\S+)$/i.exec(headers.authorization ?? '') ?? [];
    if (token === undefined) throw new UnauthorizedException();
    const { roles } = await check(token);
    return roles.includes('warehouse');
  }
}
