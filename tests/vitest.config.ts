// Two groups that drive the whole product: through its doors (HTTP, command line) and through chromium. `bench` measures: `./dev bench browser`.
import { defineConfig } from 'vitest/config';

export default defineConfig({
    test: {
        environment: 'node',
        testTimeout: 30_000,
        hookTimeout: 60_000,
        maxWorkers: 2,
        expect: { poll: { timeout: 10_000 } }, // A page on a busy machine is not late after a second.
        projects: [
            { extends: true, test: { name: 'doors', include: ['doors/**/*.test.ts'] } },
            { extends: true, test: { name: 'browser', include: ['browser/**/*.test.ts'], testTimeout: 60_000, hookTimeout: 120_000 } },
            { extends: true, test: { name: 'bench', include: ['bench/**/*.bench.ts'], testTimeout: 300_000, hookTimeout: 120_000 } },
        ],
    },
});
