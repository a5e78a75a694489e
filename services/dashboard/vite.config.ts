/**
 * Builds the web application into dist/web: hashed assets, charts in a part of their own that loads when
 * one is shown, and the workers under names that stay, which know what the floor consists of.
 */
import react from '@vitejs/plugin-react';
import { defaultClientConditions, defineConfig, type Plugin } from 'vite';

const WEB = `${import.meta.dirname}/src/web`;
const WORKERS = ['floor-worker', 'notice-worker'];

/** The modules that the floor begins with; what they import follows. */
const FLOOR = [
  'main.tsx',
  'app/app.tsx',
  'floor/floor.tsx',
  'language/fr.json',
  'language/pl.json',
  'language/pt.json',
];
const NAMES = ['names/fr.json', 'names/pl.json', 'names/pt.json'];

type Bundle = Parameters<Extract<Plugin['generateBundle'], (...args: never[]) => unknown>>[1];
type Styled = { viteMetadata?: { importedCss: Set<string>; importedAssets: Set<string> } };

/** Every file that the chunk needs before it runs. */
function filesOf(bundle: Bundle, name: string, seen: Set<string>): void {
  const chunk = bundle[name];
  if (seen.has(name) || chunk?.type !== 'chunk') return;
  seen.add(name);
  const { importedCss = [], importedAssets = [] } = (chunk as Styled).viteMetadata ?? {};
  for (const file of [...importedCss, ...importedAssets]) seen.add(file);
  for (const each of chunk.imports) filesOf(bundle, each, seen);
}

/** Writes into the floor's worker which files it keeps. */
const floorFiles = (): Plugin => ({
  name: 'gemba-floor-files',
  apply: 'build',
  generateBundle(_, bundle) {
    const begins = (id: string) => [...FLOOR, ...NAMES].some((end) => id.endsWith(`/${end}`));
    const seen = new Set<string>();
    for (const [name, chunk] of Object.entries(bundle))
      if (chunk.type === 'chunk' && chunk.moduleIds.some(begins)) filesOf(bundle, name, seen);
    const fonts = Object.keys(bundle).filter((name) => /latin-(ext-)?wght-normal.*\.woff2$/.test(name));
    const files = [...new Set([...seen, ...fonts])].toSorted().map((file) => `/${file}`);
    const worker = bundle['floor-worker.js'];
    if (worker?.type !== 'chunk') throw new Error('The floor has no worker.');
    worker.code = worker.code.replace('__FLOOR_FILES__', files.join());
  },
});

export default defineConfig({
  root: WEB,
  plugins: [react(), floorFiles()],
  // Our own libraries from their sources: nothing has to be compiled before.
  resolve: { conditions: ['source', ...defaultClientConditions] },
  build: {
    outDir: `${import.meta.dirname}/dist/web`,
    emptyOutDir: true,
    target: 'es2022',
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 700,
    rolldownOptions: {
      input: {
        index: `${WEB}/index.html`,
        ...Object.fromEntries(WORKERS.map((name) => [name, `${WEB}/workers/${name}.ts`])),
      },
      output: {
        entryFileNames: ({ name }) => (WORKERS.includes(name) ? '[name].js' : 'assets/[name]-[hash].js'),
      },
    },
  },
});
