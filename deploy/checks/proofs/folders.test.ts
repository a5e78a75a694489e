/** Folders that import each other are found, whichever file does it; tests may import anything. */
import { describe, expect, it } from '@jest/globals';
import { mutualFolders } from '../cruise.mjs';

const file = (source: string, ...targets: string[]) => ({
  source,
  dependencies: targets.map((resolved) => ({ resolved })),
});

describe('two folders', () => {
  it('that import each other are found with the fewer of their imports', () => {
    const found = mutualFolders([
      file('services/hr/src/roster/roster.ts', 'services/hr/src/absence/days.ts'),
      file('services/hr/src/absence/absence.ts', 'services/hr/src/roster/week.ts'),
      file('services/hr/src/absence/impact.ts', 'services/hr/src/roster/week.ts'),
    ]);
    expect(found).toEqual([
      {
        folders: ['services/hr/src/absence', 'services/hr/src/roster'],
        imports: ['services/hr/src/roster/roster.ts → services/hr/src/absence/days.ts'],
      },
    ]);
  });

  it('are a folder and one inside it, too', () => {
    const found = mutualFolders([
      file('libs/a/src/one.ts', 'libs/a/src/inner/two.ts'),
      file('libs/a/src/inner/two.ts', 'libs/a/src/three.ts'),
    ]);
    expect(found.map(({ folders }) => folders)).toEqual([['libs/a/src', 'libs/a/src/inner']]);
  });

  it('may be brought together by a test, by what tests use, and by what is installed', () => {
    const found = mutualFolders([
      file('libs/a/src/one.ts', 'libs/a/src/inner/two.ts', 'node_modules/pg/index.js'),
      file('libs/a/src/inner/two.test.ts', 'libs/a/src/one.ts'),
      file('libs/a/src/testing/jar.ts', 'libs/a/src/one.ts'),
    ]);
    expect(found).toEqual([]);
  });
});
