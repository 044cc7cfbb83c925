// Builds the pages into ../build/web, where the server finds them; in development passes the API on to a running server.
import react from '@vitejs/plugin-react';
import type { IndexHtmlTransformContext, IndexHtmlTransformResult, Plugin } from 'vite';
import { defineConfig } from 'vitest/config';

const server = process.env['STOA_SERVER'] ?? 'http://127.0.0.1:8080';

// Names in the page what every page starts with, so that the browser fetches it while it reads the first script.
function preload_main(): Plugin {
    const handler = (html: string, { bundle }: IndexHtmlTransformContext): IndexHtmlTransformResult => {
        const chunks = Object.values(bundle ?? {}).filter((file) => file.type === 'chunk');
        const main = chunks.find(({ facadeModuleId }) => facadeModuleId?.endsWith('/src/main.tsx'));
        const files = main ? [main.fileName, ...main.imports] : [];
        const tags = files
            .filter((file) => !html.includes(file))
            .map((file) => ({
                tag: 'link',
                injectTo: 'head' as const,
                attrs: { rel: 'modulepreload', crossorigin: true, href: `/${file}` },
            }));
        return { html, tags };
    };
    return { name: 'preload-main', transformIndexHtml: { order: 'post', handler } };
}

export default defineConfig({
    plugins: [react(), preload_main()],
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
