// A kernel without landlock: the server says so when it starts, and files are looked into under seccomp and limits alone.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Client } from '../support/client.ts';
import { Marketplace } from '../support/marketplace.ts';
import { root, shared } from '../support/paths.ts';
import { createUpload, pathOfUpload } from '../support/uploads.ts';
import { Workers } from '../support/workers.ts';

const warning = /this kernel has no landlock: files are looked into by a process that is held by seccomp and limits alone/;
const sample = shared('data/files/jpg-odd/progressive.jpg');

describe.skipIf(sample.missing)('where the kernel has no landlock', () => {
    let market: Marketplace;
    let ada: Client;
    beforeAll(async () => {
        market = await Marketplace.start({ logins: ['ada'], under: ['python3', join(root, 'tests/support/without_landlock.py')] });
        ada = await market.as('ada');
    });
    afterAll(() => market.remove());

    const photo = readFileSync(sample.path);
    async function upload() {
        const metadata = { filename: 'mug.jpg', filetype: 'image/jpeg', seller: market.north.id, order: (await market.order()).id };
        const path = pathOfUpload(await createUpload(ada, { size: photo.length, metadata, body: photo }));
        return async () => (await ada.ok('getAttachment', { path })).state;
    }

    it('that is told at the start', () => {
        expect(market.server.log).toMatch(warning);
        expect(market.server.log.match(new RegExp(warning, 'g'))).toHaveLength(1);
    });

    it('files are looked into', async () => {
        await expect.poll(await upload(), { timeout: 20_000 }).toBe('ready');
    });

    it('who reads one has a filter of system calls of its own', async () => {
        const workers = new Workers(market.server);
        const [zygote] = workers.pids;
        const given = filters(market.server.pid);
        expect(given, 'the one that takes landlock away').toBe(1);
        workers.stop();
        const state = await upload();
        workers.go_on();
        expect(mostFilters(zygote!)).toBeGreaterThan(given);
        await expect.poll(state, { timeout: 20_000 }).toBe('ready');
    });
});

function filters(pid: number): number {
    return Number(/^Seccomp_filters:\s*(\d+)$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]);
}

// Of the first child that reads a file, until it ends; children live for a few hundredths of a second.
function mostFilters(zygote: number): number {
    let most = 0;
    let child: string | undefined;
    for (const end = Date.now() + 20_000; Date.now() < end;) {
        child ??= readFileSync(`/proc/${zygote}/task/${zygote}/children`, 'utf8').split(' ').find(Boolean);
        if (child === undefined) continue;
        try {
            most = Math.max(most, filters(Number(child)));
        } catch {
            return most; // It has ended.
        }
    }
    return most;
}
