// What goes wrong while files are looked into is seen by operators: figures in /metrics, a line in /healthz, the file itself in a list.
import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Client } from '../support/client.ts';
import { Marketplace } from '../support/marketplace.ts';
import { shared } from '../support/paths.ts';
import { createUpload, pathOfUpload, sql } from '../support/uploads.ts';
import { Workers } from '../support/workers.ts';

let market: Marketplace;
let ada: Client;
beforeAll(async () => {
    market = await Marketplace.start({ logins: ['ada', 'moni'] });
    ada = await market.as('ada');
});
afterAll(() => market.remove());

const photo = readFileSync(shared('data/files/jpg-odd/progressive.jpg').path);
async function count(outcome: string): Promise<number> {
    const text = await (await fetch(`${market.server.url}/metrics`)).text();
    return Number(new RegExp(`^stoa_inspections_total\\{outcome="${outcome}"\\} (\\d+)$`, 'm').exec(text)?.[1]);
}
async function upload() {
    const metadata = { filename: 'mug.jpg', filetype: 'image/jpeg', seller: market.north.id, order: (await market.order()).id };
    return pathOfUpload(await createUpload(ada, { size: photo.length, metadata, body: photo }));
}
// Kills the first child that reads a file; children live for a few hundredths of a second.
function killNextChild(zygote: number): void {
    const end = Date.now() + 20_000;
    while (Date.now() < end) {
        const [child] = readFileSync(`/proc/${zygote}/task/${zygote}/children`, 'utf8').split(' ');
        if (!child) continue;
        process.kill(Number(child), 'SIGKILL');
        return;
    }
    throw new Error('No file was looked into.');
}

it('a child that is killed is counted and told, and the server goes on', async () => {
    expect(await ada.ok('getHealth')).not.toHaveProperty('unavailable');
    expect(await count('unread')).toBe(0);
    const workers = new Workers(market.server);
    const [zygote] = workers.pids;
    workers.stop();
    const path = await upload();
    workers.go_on();
    killNextChild(zygote!);
    const state = async () => (await ada.ok('getAttachment', { path })).state;
    await expect.poll(state, { timeout: 20_000 }).toBe('refused');
    expect((await ada.ok('getAttachment', { path })).refusal).toBe('could_not_be_read');
    expect(await count('unread')).toBe(1);
    const health = await ada.ok('getHealth');
    expect(health).toMatchObject({ status: 'ready', unavailable: [{ rule: 'content.attachment' }] });
    expect(health.unavailable![0]!.reason).toContain('refused unread (crashed)');
    const moni = await market.as('moni');
    const unread = async () => (await moni.ok('listUnreadFiles')).items;
    const [listed, ...others] = await unread();
    expect(others).toEqual([]);
    expect(listed).toMatchObject({
        seller: { id: market.north.id },
        id: path.attachment,
        author: 'buyer',
        author_name: 'Ada Buyer',
        name: 'mug.jpg',
        size_bytes: photo.length,
        trouble: 'crashed',
        looks: 1,
        may_retry: true,
    });
    expect(market.server.succeed(['admin', 'files', 'unread'])).toContain(`${path.seller}/${path.attachment}`);
    await ada.refused('listUnreadFiles', {}, 403);
    await moni.ok('retryUnreadFile', { path });
    const looks = sql(market.server, ['SELECT COUNT(*) FROM audit WHERE verb = 36 AND actor_id IS NOT NULL AND actor_role = 5;']);
    expect(looks.trim(), 'who wanted it is noted').toBe('1');
    await expect.poll(state, { timeout: 20_000 }).toBe('ready');
    expect(await unread()).toEqual([]);
    expect(market.server.succeed(['admin', 'files', 'unread'])).toContain('every file of the last 30 days could be read');
    await moni.refused('retryUnreadFile', { path }, 404);

    const next = await upload();
    await expect.poll(async () => (await ada.ok('getAttachment', { path: next })).state, { timeout: 20_000 }).toBe('ready');
    expect(await count('ready')).toBe(2);
});
