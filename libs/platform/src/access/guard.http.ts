/** The guard of every route: a valid token, or 401; roles where a route names them, or 403. */
import type { Role } from '@gemba/contracts/access';
import type { CanActivate, ExecutionContext } from '@nestjs/common';
import { createParamDecorator, SetMetadata } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { errors, jwtVerify } from 'jose';
import { Problem } from '../http/problems/problem.js';
import type { IssuerPatience } from './keys.http.js';
import { keysOf } from './keys.http.js';
import type { Principal } from './principal.js';
import { principalOf } from './principal.js';

const OPEN = Symbol('gemba.open');
const ROLES = Symbol('gemba.roles');

/** The route needs no token: health, metrics, specifications. */
export const Open = (): MethodDecorator & ClassDecorator => SetMetadata(OPEN, true);

/** The route needs one of these roles. */
export const Roles = (...roles: Role[]): MethodDecorator & ClassDecorator => SetMetadata(ROLES, roles);

type WithPrincipal = FastifyRequest & { principal?: Principal };

/** The caller of the route. */
export const Caller = createParamDecorator((_: unknown, context: ExecutionContext): Principal =>
  callerOf(context.switchToHttp().getRequest<WithPrincipal>()),
);

/** Who calls, where the guard knows it by now. */
export const principalIn = (request: FastifyRequest): Principal | undefined =>
  (request as WithPrincipal).principal;

/** The principal that the guard found; routes behind the guard always have one. */
export const callerOf = (request: FastifyRequest): Principal => {
  const { principal } = request as WithPrincipal;
  if (!principal) throw new Problem(401, 'ACC-TOKEN', 'Send a bearer token.');
  return principal;
};

export type TokenCheck = (token: string) => Promise<Principal>;

const unauthorised = (detail: string): Problem =>
  new Problem(401, 'ACC-TOKEN', detail, { headers: { 'WWW-Authenticate': 'Bearer' } });

/** The keys could not be fetched: then nobody can be told from anybody, and the caller should come again. */
const isUnreachable = (error: unknown): boolean =>
  !(error instanceof errors.JOSEError) ||
  error instanceof errors.JWKSTimeout ||
  // An answer of the issuer that is no set of keys.
  error.code === 'ERR_JOSE_GENERIC';

const REMEMBERED_TOKENS = 1_000;
const REMEMBERED_MS = 60_000;

/** Tokens whose signature was checked a moment ago; each for a minute at most, and never past its end. */
class Verified {
  private readonly tokens = new Map<string, { readonly principal: Principal; readonly until: number }>();

  principalOf(token: string): Principal | undefined {
    const known = this.tokens.get(token);
    if (known && Date.now() < known.until) return known.principal;
    this.tokens.delete(token);
    return undefined;
  }

  /** `exp` in seconds since the epoch. */
  remember(token: string, principal: Principal, exp: number): Principal {
    const [oldest] = this.tokens.keys();
    if (this.tokens.size >= REMEMBERED_TOKENS && oldest !== undefined) this.tokens.delete(oldest);
    this.tokens.set(token, { principal, until: Math.min(exp * 1000, Date.now() + REMEMBERED_MS) });
    return principal;
  }
}

/**
 * Checks tokens against the issuer's published keys: asymmetric algorithms only, issuer and audience pinned.
 */
export const tokenCheck = (
  { issuer, audience }: { issuer: string; audience: string },
  patience?: IssuerPatience,
): TokenCheck => {
  const keys = keysOf(issuer, patience);
  const rules = {
    issuer,
    audience,
    algorithms: ['RS256', 'ES256', 'PS256', 'EdDSA'],
    requiredClaims: ['exp', 'sub'],
    clockTolerance: 5,
  };
  const verified = new Verified();
  return async (token) => {
    const known = verified.principalOf(token);
    if (known) return known;
    try {
      const { payload } = await jwtVerify(token, await keys(), rules);
      const principal = principalOf(payload);
      if (principal) return verified.remember(token, principal, payload.exp ?? 0);
    } catch (error) {
      if (isUnreachable(error)) {
        const headers = { 'Retry-After': '1' };
        throw new Problem(503, 'ACC-ISSUER', 'The keys of the token issuer cannot be read right now.', {
          headers,
        });
      }
      throw unauthorised(
        error instanceof Error ? `The token is not valid: ${error.message}.` : 'Invalid token.',
      );
    }
    throw unauthorised('The token names nobody.');
  };
};

/** The bearer token of a request; null when there is none. */
const bearerOf = (header: string | undefined): string | null =>
  /^Bearer ([\w.~+/=-]+)$/i.exec(header ?? '')?.[1] ?? null;

export class AccessGuard implements CanActivate {
  constructor(private readonly check: TokenCheck) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    if (context.getType() !== 'http' || metadata<boolean>(OPEN, context)) return true;
    const request = context.switchToHttp().getRequest<WithPrincipal>();
    const token = bearerOf(request.headers.authorization);
    if (!token) throw unauthorised('Send a bearer token.');
    request.principal = await this.check(token);
    const roles = metadata<string[]>(ROLES, context);
    if (roles && !roles.some((role) => request.principal?.roles.includes(role))) {
      throw new Problem(403, 'ACC-ROLE', `This needs one of the roles: ${roles.join(', ')}.`);
    }
    return true;
  }
}

/** Who may use a route, as its decorators say. */
export const accessOf = (
  handler: object,
  controller: object,
): { open: boolean; roles: readonly string[] } => {
  const read = (key: symbol): unknown =>
    Reflect.getMetadata(key, handler) ?? Reflect.getMetadata(key, controller);
  return { open: read(OPEN) === true, roles: (read(ROLES) as string[] | undefined) ?? [] };
};

const metadata = <T>(key: symbol, context: ExecutionContext): T | undefined =>
  (Reflect.getMetadata(key, context.getHandler()) ?? Reflect.getMetadata(key, context.getClass())) as
    T | undefined;
