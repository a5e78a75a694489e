/** The graph has each event once, every link between them, and says where it ends before they do. */
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Look } from './graph.js';
import { graphOf } from './graph.js';

type Edge = readonly [cause: string, effect: string];

const looksOf = (edges: readonly Edge[], width: number) => {
  const look =
    (pick: (edge: Edge) => readonly [of: string, id: string]): Look<string> =>
    (ids) =>
      Promise.resolve(
        ids.flatMap((id) =>
          edges
            .map(pick)
            .filter(([of]) => of === id)
            .slice(0, width + 1)
            .map(([of, found]) => ({ of, id: found, event: found })),
        ),
      );
  return { cause: look(([cause, effect]) => [effect, cause]), effect: look((edge) => edge) };
};

const drawn = async (edges: readonly Edge[], asked: string, reach = { depth: 6, width: 12, most: 300 }) => {
  const graph = await graphOf([{ id: asked, event: asked }], looksOf(edges, reach.width), reach);
  const name = (place: number): string => graph.nodes[place]?.id ?? '?';
  return {
    ids: graph.nodes.map(({ id }) => id),
    depths: Object.fromEntries(graph.nodes.map(({ id, role, depth }) => [id, `${role} ${String(depth)}`])),
    links: graph.links.map(({ cause, effect }) => `${name(cause)}>${name(effect)}`),
    more: graph.nodes.flatMap(({ id, more }) => (more ? [id] : [])),
  };
};

const CHAIN: readonly Edge[] = [
  ['down', 'held'],
  ['held', 'broken'],
  ['broken', 'told'],
];

describe('the graph', () => {
  it('leads back to where it began and on to what came of it', async () => {
    expect(await drawn(CHAIN, 'held')).toEqual({
      ids: ['held', 'down', 'broken', 'told'],
      depths: { held: 'asked 0', down: 'cause 1', broken: 'effect 1', told: 'effect 2' },
      links: ['down>held', 'held>broken', 'broken>told'],
      more: [],
    });
  });

  it('says of which steps there is more than the depth, the width or the number asked for', async () => {
    expect(await drawn(CHAIN, 'down', { depth: 1, width: 9, most: 9 })).toMatchObject({
      ids: ['down', 'held'],
      more: ['held'],
    });
    const fan: readonly Edge[] = ['a', 'b', 'c'].map((id) => ['down', id]);
    expect(await drawn(fan, 'down', { depth: 9, width: 2, most: 9 })).toMatchObject({
      ids: ['down', 'a', 'b'],
      more: ['down'],
    });
    expect(await drawn(fan, 'down', { depth: 9, width: 9, most: 2 })).toMatchObject({
      ids: ['down', 'a'],
      more: ['down'],
    });
  });

  it('has what two ways lead to once, with both links', async () => {
    const edges: readonly Edge[] = [...CHAIN, ['down', 'broken']];
    const { ids, links } = await drawn(edges, 'broken');
    expect(ids).toEqual(['broken', 'held', 'down', 'told']);
    expect(links).toEqual(['held>broken', 'down>broken', 'down>held', 'broken>told']);
  });

  it('P: reaches all that lies behind and before, each once, and ends whatever refers to what', async () => {
    const id = fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f');
    await fc.assert(
      fc.asyncProperty(fc.uniqueArray(fc.tuple(id, id), { selector: String }), async (pairs) => {
        const edges = pairs.filter(([cause, effect]) => cause !== effect);
        const reached = (from: (edge: Edge) => string, to: (edge: Edge) => string): Set<string> => {
          const all = new Set(['a']);
          for (const each of all) for (const edge of edges) if (from(edge) === each) all.add(to(edge));
          return all;
        };
        const back = reached(
          ([, effect]) => effect,
          ([cause]) => cause,
        );
        const on = reached(
          ([cause]) => cause,
          ([, effect]) => effect,
        );
        const { ids, links, more } = await drawn(edges, 'a', { depth: 9, width: 9, most: 99 });
        expect(ids.toSorted()).toEqual([...back.union(on)].toSorted());
        expect(new Set(links).size).toBe(links.length);
        for (const link of links) expect(edges.map((edge) => edge.join('>'))).toContain(link);
        expect(more).toEqual([]);
      }),
    );
  });
});
