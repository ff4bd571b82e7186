import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

const server = `http://127.0.0.1:${process.env.SERVER_PORT ?? '3001'}`;

/** Libraries that change more seldom than we do. */
const everyPageNeeds =
  /node_modules[\\/](react|react-dom|scheduler|use-sync-external-store|@tanstack|i18next|react-i18next|wouter|regexparam|zod)[\\/]/;
const ours = /(client|shared)[\\/]src[\\/]|icons-react/;
/** The entry stays a chunk of its own: the manifest names it. */
const oursButEntry = /(client|shared)[\\/]src[\\/](?!main\.)|icons-react/;

export default defineConfig({
  plugins: [react()],
  build: {
    outDir: 'dist',
    // The bundle budget is checked from it, and the server knows hashed names (immutable) by it.
    manifest: true,
    target: 'es2023',
    // Data URIs would need a wider Content-Security-Policy than files do.
    assetsInlineLimit: 0,
    reportCompressedSize: false,
    modulePreload: { polyfill: false },
    rolldownOptions: {
      output: {
        // Without groups a page would be fifty small files, each of which compresses badly.
        codeSplitting: {
          groups: [
            { name: 'vendor', test: everyPageNeeds, priority: 2 },
            // What the first paint needs, apart from what only pages share among themselves.
            { name: 'first', test: oursButEntry, tags: ['$initial'], priority: 1 },
            { name: 'shared', test: ours, minShareCount: 3 },
          ],
        },
      },
    },
  },
  server: {
    port: 5173,
    strictPort: true,
    proxy: {
      // The host stays as the browser sees it: writes from another origin are refused.
      '/api': { target: server, changeOrigin: false },
      '/healthz': { target: server, changeOrigin: false },
      '/readyz': { target: server, changeOrigin: false },
      '/socket.io': { target: server, changeOrigin: false, ws: true },
    },
  },
});
