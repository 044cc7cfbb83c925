// Builds the pages into ../build/web, where the server finds them; in development passes the API on to a running server.
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';

const server = process.env['STOA_SERVER'] ?? 'http://127.0.0.1:8080';

export default defineConfig({
    plugins: [react()],
    // Written for React, run by Preact: a third of the script, and of the time that it takes to start.
    resolve: {
        alias: [
            { find: /^react\/jsx-(dev-)?runtime$/, replacement: 'preact/jsx-runtime' },
            { find: 'react-dom/client', replacement: 'preact/compat/client' },
            { find: /^react(-dom)?$/, replacement: 'preact/compat' },
        ],
    },
    build: {
        outDir: '../build/web',
        emptyOutDir: true,
        target: 'baseline-widely-available',
        cssTarget: ['chrome123', 'safari17.5', 'firefox121'], // The first with light-dark().
        assetsInlineLimit: 0, // A data: address would need a hole in the content security policy.
        modulePreload: { polyfill: false },
        reportCompressedSize: false,
        manifest: true,
    },
    server: { proxy: { '/v1': { target: server, changeOrigin: false } } },
    test: { include: ['src/**/*.test.ts', 'src/**/*.test.tsx'], environment: 'node' },
});
