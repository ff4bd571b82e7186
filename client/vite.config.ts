import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

const server = `http://127.0.0.1:${process.env.SERVER_PORT ?? '3001'}`;

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
