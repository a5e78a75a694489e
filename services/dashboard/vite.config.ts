/**
 * Builds the web application into dist/web: hashed assets, charts in a part of their own that loads when
 * one is shown.
 */
import react from '@vitejs/plugin-react';
import { defaultClientConditions, defineConfig } from 'vite';

export default defineConfig({
  root: `${import.meta.dirname}/src/web`,
  plugins: [react()],
  // Our own libraries from their sources: nothing has to be compiled before.
  resolve: { conditions: ['source', ...defaultClientConditions] },
  build: {
    outDir: `${import.meta.dirname}/dist/web`,
    emptyOutDir: true,
    target: 'es2022',
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 700,
  },
});
