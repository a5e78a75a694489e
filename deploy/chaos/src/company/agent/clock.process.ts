/** A clock that goes wrong: everything in the process that asks for the time is told another one. */

const RightDate = Date;

/** Sets the clock of this process wrong by so many milliseconds; 0 sets it right. */
export function setClock(byMs: number): void {
  globalThis.Date = byMs === 0 ? RightDate : wrongBy(byMs);
}

function wrongBy(byMs: number): DateConstructor {
  const now = (): number => RightDate.now() + byMs;
  return new Proxy(RightDate, {
    construct: (target, args: unknown[], made) =>
      Reflect.construct(target, args.length === 0 ? [now()] : args, made) as Date,
    apply: () => new RightDate(now()).toString(),
    get: (target, name, receiver) =>
      name === 'now' ? now : (Reflect.get(target, name, receiver) as unknown),
  });
}
