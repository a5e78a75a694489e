/** Which methods an address takes: one that is there for another method is not "not found". */

type Place = { readonly method: string; readonly pattern: RegExp };

const patternOf = (url: string): RegExp => new RegExp(`^${url.split('/').map(partOf).join('/')}$`);

const partOf = (part: string): string =>
  part.startsWith(':') ? '[^/]+' : part.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`);

const placeOf = (route: string): Place => {
  const [method = '', url = ''] = route.split(' ');
  return { method, pattern: patternOf(url) };
};

/** For routes written as `GET /v1/items/:id`: the methods that the path of an address takes, in order. */
export const methodsIn = (routes: readonly string[]): ((address: string) => readonly string[]) => {
  const places = routes.map(placeOf);
  return (address) => {
    const path = address.split('?')[0] ?? '';
    const taken = places.filter(({ pattern }) => pattern.test(path)).map(({ method }) => method);
    return [
      ...new Set(taken.flatMap((method) => (method === 'GET' ? ['GET', 'HEAD'] : [method]))),
    ].toSorted();
  };
};
