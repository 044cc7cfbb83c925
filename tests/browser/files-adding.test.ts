// Files come onto a message: chosen, dropped, pasted, photographed; what cannot be sent is told before, and a cut connection costs nothing.
import type { CDPSession, Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { axe, sidewaysScroll, sizes, type Size } from '../support/browser.ts';
import { chooser, drag, drop, invoice, noise, paste, photo, sampleFile, samplesMissing } from '../support/page_files.ts';
import { Wire } from '../support/wire.ts';
import { Workers } from '../support/workers.ts';
import { Stage } from '../support/stage.ts';

const scene = new Stage({ logins: ['olga', 'ada'] });

const open = (who: string, path: string, size: Size = 'desktop', url = scene.market.server.url) => scene.visit(who, path, sizes[size], url);
const full_speed = { offline: false, latency: 0, downloadThroughput: -1, uploadThroughput: -1 };
async function slow_down(page: Page, uploadThroughput: number): Promise<CDPSession> {
    const network = await page.context().newCDPSession(page);
    await network.send('Network.enable');
    await network.send('Network.emulateNetworkConditions', { ...full_speed, uploadThroughput });
    return network;
}
const reply = (page: Page) => page.getByRole('textbox', { name: /^Reply to/ });
const files = (page: Page) => page.getByRole('form', { name: 'Reply' }).getByRole('list', { name: 'Files' }).getByRole('listitem');
const file = (page: Page, name: string) => files(page).filter({ has: page.getByTitle(name, { exact: true }) });
const ready = (page: Page, name: string) =>
    file(page, name)
        .getByText(/\d (byte|kB|MB)/)
        .waitFor();
const send = (page: Page) => page.getByRole('button', { name: 'Send', exact: true });

describe.skipIf(samplesMissing)('a file', () => {
    it.each(['desktop', 'phone'] as const)(
        'is dropped or pasted by a member on a %s, is there on another device, and is sent',
        async (size) => {
            const { conversation_id: id } = await scene.market.inquiry();
            const path = `/s/${scene.market.north.id}/messages/${id}`;
            const { person, page } = await open('olga', path, size);
            await reply(page).waitFor();
            await chooser(page).waitFor({ state: 'attached' });
            await drag(page.getByRole('log'), [photo()]);
            await page.getByText('Drop files here').waitFor();
            await drop(page.getByRole('form', { name: 'Reply' }), [invoice()]);
            await expect.poll(() => page.getByText('Drop files here').count()).toBe(0);
            const pasted = sampleFile('made/photo-like.png', 'image/png', 'drawing.png'); // Of sellers, what serves the order may go.
            await paste(reply(page), [pasted]);
            await expect.poll(() => files(page).count()).toBe(2);
            await ready(page, 'invoice.pdf');
            expect(await axe(page)).toEqual([]);
            expect(await sidewaysScroll(page)).toBeLessThanOrEqual(0);

            const other = await open('olga', path, size === 'desktop' ? 'phone' : 'desktop');
            await ready(other.page, 'invoice.pdf');
            await page.reload();
            await ready(page, 'invoice.pdf');
            await send(page).click();
            await page.getByRole('log').getByTitle('invoice.pdf', { exact: true }).waitFor();
            await expect.poll(() => files(page).count()).toBe(0);
            expect([...person.trouble, ...other.person.trouble]).toEqual([]);
            await person.context.close();
            await other.person.context.close();
        },
    );

    it('is photographed by a buyer on a phone, who is told before what can be sent', async () => {
        const { conversation_id: id } = await scene.market.inquiry();
        const { person, page } = await open('ada', `/messages/${id}`, 'phone');
        await page.getByRole('button', { name: 'Add files' }).click();
        const menu = page.getByRole('group', { name: 'Add files' });
        await menu.getByText(/^You can send pictures, PDF.+ at most 10 files, each up to 10 MB$/).waitFor();
        expect(await axe(page)).toEqual([]);
        await page.keyboard.press('Escape');
        expect(await menu.count()).toBe(0);
        const camera = page.getByLabel('Take a photo').and(page.locator('input'));
        expect(await camera.getAttribute('capture')).toBe('environment');
        await camera.setInputFiles(photo('photo.jpg'));
        await ready(page, 'photo.jpg');
        expect(await axe(page)).toEqual([]);
        await send(page).click();
        await page.getByRole('log').getByRole('img', { name: 'Picture from You, photo.jpg' }).waitFor();
        expect(person.trouble).toEqual([]);
        await person.context.close();
    });

    it('that cannot be sent is refused before a byte of it goes out', async () => {
        const { conversation_id: id } = await scene.market.inquiry();
        const { person, page } = await open('olga', `/s/${scene.market.north.id}/messages/${id}`);
        const begun: string[] = [];
        page.on('request', (request) => request.url().includes('/v1/uploads') && begun.push(request.url()));
        await chooser(page).setInputFiles([
            noise('setup.exe', 'application/x-msdownload', 100),
            noise('long.pdf', 'application/pdf', 10_485_761),
            { name: 'nothing.pdf', mimeType: 'application/pdf', buffer: Buffer.alloc(0) },
        ]);
        await file(page, 'setup.exe')
            .getByText(/^Files of this kind cannot be sent\. You can send pictures/)
            .waitFor();
        await file(page, 'long.pdf')
            .getByText(/^A PDF may have up to 10 MB\./)
            .waitFor();
        await file(page, 'nothing.pdf').getByText('The file is empty.').waitFor();
        expect(begun).toEqual([]);
        expect(await axe(page)).toEqual([]);
        await page.getByRole('button', { name: 'Leave out setup.exe' }).click();
        await expect.poll(() => files(page).count()).toBe(2);
        expect(person.trouble).toEqual([]);
        await person.context.close();
    });

    it('is one of ten, and no more', async () => {
        const order = await scene.market.order();
        const { person, page } = await open('ada', `/orders/${scene.market.north.id}/${order.id}`, 'phone');
        await page.getByRole('radio', { name: /damaged/ }).check();
        await chooser(page).setInputFiles(Array.from({ length: 11 }, (_, at) => photo(`${at}.jpg`)));
        const list = page.getByRole('list', { name: 'Files' });
        await list.getByText('A message takes at most 10 files. Send this one in another message.').waitFor();
        await expect.poll(() => list.getByRole('button', { name: /^Remove/ }).count(), { timeout: 30_000 }).toBe(10);
        expect(await list.getByTitle(/^\d+\.jpg$/).evaluateAll((names) => names.map((name) => name.getAttribute('title')))).toEqual(
            Array.from({ length: 11 }, (_, at) => `${at}.jpg`),
        );
        expect(await sidewaysScroll(page)).toBeLessThanOrEqual(0);
        expect(await axe(page)).toEqual([]);
        await send(page).click();
        await expect.poll(() => page.getByRole('log').getByRole('img').count(), { timeout: 30_000 }).toBe(10);
        expect(await sidewaysScroll(page)).toBeLessThanOrEqual(0);
        expect(person.trouble).toEqual([]);
        await person.context.close();
    });

    it('goes on by itself after the connection was cut, is looked into, and its refusal is told in words', async () => {
        const { conversation_id: id } = await scene.market.inquiry();
        const wire = await Wire.lay(scene.market.server.url);
        const { person, page } = await open('olga', `/s/${scene.market.north.id}/messages/${id}`, 'desktop', wire.url);
        await chooser(page).waitFor({ state: 'attached' });
        const network = await slow_down(page, 400_000);
        await chooser(page).setInputFiles(noise('scan.pdf', 'application/pdf', 3_000_000));
        const bar = page.getByRole('progressbar', { name: 'Sending scan.pdf' });
        await expect.poll(() => bar.evaluate((element: HTMLProgressElement) => element.value)).toBeGreaterThan(300_000);
        expect(await send(page).isDisabled()).toBe(true);
        wire.cut();
        await page.getByText('Connection lost. It goes on by itself.').waitFor();
        const begun_at: number[] = [];
        page.on('request', (request) => {
            if (request.method() === 'PATCH') begun_at.push(Number(request.headers()['upload-offset']));
        });
        await network.send('Network.emulateNetworkConditions', full_speed);
        wire.mend();
        await file(page, 'scan.pdf')
            .getByText(/PDF or a picture|Save it anew|right ending/)
            .waitFor({ timeout: 30_000 });
        expect(begun_at.at(-1)).toBeGreaterThan(0);
        await page.getByText('Remove the marked file to send the message.').waitFor();
        expect(await send(page).isDisabled()).toBe(true);
        await person.context.close();
        wire.remove();
    });

    it('waits for a server that has not heard of the cut, says so, and goes on by itself', async () => {
        const { conversation_id: id } = await scene.market.inquiry();
        const wire = await Wire.lay(scene.market.server.url);
        const { person, page } = await open('olga', `/s/${scene.market.north.id}/messages/${id}`, 'phone', wire.url);
        await chooser(page).waitFor({ state: 'attached' });
        const network = await slow_down(page, 400_000);
        await chooser(page).setInputFiles(noise('scan.pdf', 'application/pdf', 3_000_000));
        const bar = page.getByRole('progressbar', { name: 'Sending scan.pdf' });
        await expect.poll(() => bar.evaluate((element: HTMLProgressElement) => element.value)).toBeGreaterThan(300_000);
        wire.cut_unheard();
        await page.getByText('Connection lost. It goes on by itself.').waitFor();
        await network.send('Network.emulateNetworkConditions', full_speed);
        wire.mend();
        await page.getByText('The lost connection is still being closed. It goes on by itself.').waitFor();
        expect(await axe(page)).toEqual([]);
        await page.getByText('Remove the marked file to send the message.').waitFor({ timeout: 45_000 });
        await person.context.close();
        wire.remove();
    });

    // Long enough for whoever asks again to have given up.
    it.each([
        ['it is begun', 'POST', /\/v1\/uploads$/, 3],
        ['its bytes go out', 'PATCH', /\/v1\/uploads\//, 3],
        ['its draft is looked for', 'GET', /\/draft$/, 2],
        ['its draft is saved', 'PUT', /\/draft$/, 2],
        ['it is put there', 'PUT', /\/attachments$/, 2],
        ['it is looked into', 'GET', /\/v1\/attachments\/\d+\/[^/]+$/, 4],
    ] as const)('comes to its end although the connection is cut where %s', async (_where, method, address, times) => {
        const { conversation_id: id } = await scene.market.inquiry();
        const { person, page } = await open('olga', `/s/${scene.market.north.id}/messages/${id}`);
        await chooser(page).waitFor({ state: 'attached' });
        let cuts = 0;
        await page.route(address, (route) => {
            const is_cut = route.request().method() === method && cuts < times;
            if (is_cut) cuts += 1;
            return is_cut ? route.abort('connectionreset') : route.continue();
        });
        await page.reload(); // For what is asked for at the beginning.
        await chooser(page).waitFor({ state: 'attached' });
        const workers = new Workers(scene.market.server);
        try {
            if (times === 4) workers.stop(); // Else it is looked into before it has to be asked for.
            await chooser(page).setInputFiles(noise('scan.pdf', 'application/pdf', 600_000));
            await expect.poll(() => cuts, { timeout: 30_000 }).toBe(times);
        } finally {
            workers.go_on();
        }
        await file(page, 'scan.pdf')
            .getByText(/PDF or a picture|Save it anew|right ending/)
            .waitFor({ timeout: 30_000 });
        await page.getByText('Remove the marked file to send the message.').waitFor();
        await reply(page).fill('Here is the scan.');
        expect(await send(page).isDisabled()).toBe(true);
        await page.getByRole('button', { name: /^(Remove|Leave out) scan\.pdf$/ }).click();
        await expect.poll(() => send(page).isEnabled()).toBe(true);
        expect(person.trouble).toEqual([]);
        await person.context.close();
    });

    it('is given up on its way, and taken off when it is there', async () => {
        const { conversation_id: id } = await scene.market.inquiry();
        const { person, page } = await open('olga', `/s/${scene.market.north.id}/messages/${id}`);
        await chooser(page).waitFor({ state: 'attached' });
        const network = await slow_down(page, 200_000);
        await chooser(page).setInputFiles(noise('slow.pdf', 'application/pdf', 5_000_000));
        await page.getByRole('button', { name: 'Stop sending slow.pdf' }).click();
        await expect.poll(() => files(page).count()).toBe(0);
        await network.send('Network.emulateNetworkConditions', full_speed);
        await chooser(page).setInputFiles(photo());
        await ready(page, 'mug.jpg');
        await page.getByRole('button', { name: 'Remove mug.jpg' }).click();
        await expect.poll(() => files(page).count()).toBe(0);
        await page.reload();
        await reply(page).waitFor();
        expect(await files(page).count()).toBe(0);
        expect(person.trouble).toEqual([]);
        await person.context.close();
    });
});
