// Files of messages are seen by both sides: as a grid and as cards, in the viewer by keyboard, and live where they are still looked into.
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { axe, sidewaysScroll, sizes, type Size } from '../support/browser.ts';
import { chooser, invoice, photo, sampleFile, samplesMissing } from '../support/page_files.ts';
import { say } from '../support/said_files.ts';
import { Workers } from '../support/workers.ts';
import { Stage } from '../support/stage.ts';

const scene = new Stage({ logins: ['olga', 'ada'] });

const open = (who: string, path: string, size: Size = 'desktop', more = {}) => scene.visit(who, path, { ...sizes[size], ...more });
const log = (page: Page) => page.getByRole('log');
const viewer = (page: Page) => page.getByRole('dialog', { name: 'Files of this conversation' });

describe.skipIf(samplesMissing)('the files of a message', () => {
    it.each([
        ['desktop', 'light'],
        ['phone', 'dark'],
    ] as const)('are seen one after the other by keyboard, on a %s in %s', async (size, colorScheme) => {
        const { conversation_id: id } = await scene.market.inquiry();
        const long = `${'very '.repeat(38)}long.jpg`;
        await say(scene.market, id, [photo(), photo('שלום.jpg'), invoice()]);
        await say(scene.market, id, [photo(long)]);
        const { person, page } = await open('olga', `/s/${scene.market.north.id}/messages/${id}`, size, { colorScheme });
        await log(page).getByRole('img', { name: 'Picture from Ada Buyer, mug.jpg' }).waitFor();
        await log(page).getByTitle('invoice.pdf', { exact: true }).waitFor();
        expect(await sidewaysScroll(page)).toBeLessThanOrEqual(0);
        expect(await axe(page)).toEqual([]);
        const first = log(page).getByRole('button', { name: 'Picture from Ada Buyer, mug.jpg' });
        await first.focus();
        await page.keyboard.press('Enter');
        await viewer(page).getByRole('heading', { name: 'mug.jpg' }).waitFor();
        await viewer(page).getByText('1 of 4').waitFor();
        expect(await axe(page)).toEqual([]);
        await page.keyboard.press('ArrowRight');
        await viewer(page).getByText('2 of 4').waitFor();
        await page.keyboard.press('ArrowRight');
        await viewer(page).getByRole('img', { name: 'First page of invoice.pdf, from Ada Buyer' }).waitFor();
        const picture = viewer(page).locator('.viewer-picture');
        const before = (await picture.boundingBox())!.width;
        await page.keyboard.press('+');
        await expect.poll(async () => (await picture.boundingBox())!.width).toBeGreaterThan(before * 1.4);
        await page.keyboard.press('0');
        await page.keyboard.press('End');
        await viewer(page).getByText('4 of 4').waitFor();
        const download = page.waitForEvent('download');
        await viewer(page)
            .getByRole('link', { name: /^Download very/ })
            .click();
        expect((await download).suggestedFilename()).toMatch(/long\.jpg$/);
        await page.keyboard.press('Escape');
        await expect.poll(() => viewer(page).count()).toBe(0);
        expect(await first.evaluate((element) => element === document.activeElement)).toBe(true);
        expect(person.trouble).toEqual([]);
        await person.context.close();
    });

    it('do not move the page when they come, whatever their shape', async () => {
        const { conversation_id: id } = await scene.market.inquiry();
        await say(scene.market, id, [sampleFile('made/photo-like.png', 'image/png')]);
        await say(scene.market, id, [sampleFile('made/pixel.png', 'image/png')]);
        const { person, page } = await open('ada', `/messages/${id}`, 'phone');
        const alone = log(page).getByRole('img', { name: 'Picture from You, photo-like.png' });
        await alone.waitFor();
        const sizes_of = () =>
            log(page)
                .getByRole('img')
                .evaluateAll((pictures) => pictures.map((each) => each.clientHeight));
        const at_first = await sizes_of();
        await expect.poll(() => alone.evaluate((picture: HTMLImageElement) => picture.complete)).toBe(true);
        expect(await sizes_of()).toEqual(at_first);
        expect(person.trouble).toEqual([]);
        await person.context.close();
    });

    it('that are gone say so', async () => {
        const { conversation_id: id } = await scene.market.inquiry();
        await say(scene.market, id, [photo()]);
        const { person, page } = await open('olga', `/s/${scene.market.north.id}/messages/${id}`);
        await page.route('**/v1/attachments/**', (route) => route.abort()); // Only the network can lose them: the store keeps what a message has.
        await page.reload();
        await log(page).getByText('This file can no longer be opened.').waitFor();
        await person.context.close();
    });

    it('are waited for: the message stands as being checked, and is delivered by itself', async () => {
        const { conversation_id: id } = await scene.market.inquiry();
        const { person, page } = await open('ada', `/messages/${id}`, 'phone');
        await chooser(page).waitFor({ state: 'attached' });
        const workers = new Workers(scene.market.server);
        workers.stop();
        try {
            await chooser(page).setInputFiles(photo());
            await page.getByRole('form', { name: 'Reply' }).getByText('Being checked').waitFor();
            await page.getByRole('button', { name: 'Send', exact: true }).click();
            await log(page).getByText('Its files are being looked into.').waitFor();
            expect(await axe(page)).toEqual([]);
        } finally {
            workers.go_on();
        }
        await log(page).getByRole('img', { name: 'Picture from You, mug.jpg' }).waitFor({ timeout: 30_000 });
        await expect.poll(() => log(page).getByText('Its files are being looked into.').count()).toBe(0);
        expect(person.trouble).toEqual([]);
        await person.context.close();
    });
});
