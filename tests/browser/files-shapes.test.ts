// Names of every length and direction, pictures of every shape: nothing overflows, nothing is a line, and the end of a name shows.
import type { Locator, Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { axe, sidewaysScroll, sizes } from '../support/browser.ts';
import { chooser, invoice, photo, samplesMissing, type PageFile } from '../support/page_files.ts';
import { png } from '../support/pictures.ts';
import { say } from '../support/said_files.ts';
import { Stage } from '../support/stage.ts';

const scene = new Stage({ logins: ['olga', 'ada'] });

const drawn = (name: string, width: number, height: number): PageFile => ({
    name,
    mimeType: 'image/png',
    buffer: png(width, height, (x, y) => [(x * 7) & 255, (y * 5) & 255, 120]),
});
const long_name = `${'many words '.repeat(20).slice(0, 195)}s.pdf`;
const endless_name = `${'x'.repeat(196)}.pdf`;
const hebrew_name = 'חשבונית מס 2026.pdf';
const names = [long_name, endless_name, hebrew_name];

const open = (who: string, path: string, more: object) => scene.visit(who, path, { ...sizes.phone, ...more });
const log = (page: Page) => page.getByRole('log');
const right_of = async (target: Locator) => {
    const box = (await target.boundingBox())!;
    return box.x + box.width;
};

// Of a name all is within its place, and its end is seen.
async function fits(name: Locator): Promise<void> {
    const [whole, tail] = await name.evaluate((element) =>
        [element, element.lastElementChild!].map((each) => each.getBoundingClientRect()),
    );
    expect(tail!.width).toBeGreaterThan(10);
    expect(Math.round(tail!.right)).toBeLessThanOrEqual(Math.round(whole!.right));
    expect(Math.round(tail!.left)).toBeGreaterThanOrEqual(Math.round(whole!.left));
}

describe.skipIf(samplesMissing)('what is unusual', () => {
    it('in names, while it is written and when it is said', async () => {
        expect([long_name.length, endless_name.length]).toEqual([200, 200]);
        const { conversation_id: id } = await scene.market.inquiry();
        const { person, page } = await open('ada', `/messages/${id}`, {});
        await chooser(page).setInputFiles(names.map((name) => invoice(name)));
        const list = page.getByRole('form', { name: 'Reply' }).getByRole('list', { name: 'Files' });
        await expect.poll(() => list.getByRole('button', { name: /^Remove/ }).count(), { timeout: 30_000 }).toBe(3);
        for (const name of await list.locator('.file-name').all()) await fits(name);
        expect(await sidewaysScroll(page)).toBeLessThanOrEqual(0);
        expect(await axe(page)).toEqual([]);
        const send = page.getByRole('button', { name: 'Send', exact: true });
        await expect.poll(() => send.isEnabled(), { timeout: 30_000 }).toBe(true);
        await send.click();
        await expect.poll(() => log(page).locator('.file-card').count(), { timeout: 30_000 }).toBe(3);
        for (const name of await log(page).locator('.file-name').all()) await fits(name);
        const hebrew = log(page).getByTitle(hebrew_name, { exact: true });
        expect(await hebrew.evaluate((element) => getComputedStyle(element).direction)).toBe('rtl');
        expect(await sidewaysScroll(page)).toBeLessThanOrEqual(0);
        expect(person.trouble).toEqual([]);
        await person.context.close();
    });

    it('in shapes: what is very long is cut, what is very small stays as it is, and both are whole in the viewer', async () => {
        const { conversation_id: id } = await scene.market.inquiry();
        await say(scene.market, id, [drawn('panorama.png', 2000, 100)]);
        await say(scene.market, id, [drawn('tower.png', 100, 2000)]);
        await say(scene.market, id, [drawn('icon.png', 20, 20)]);
        await say(scene.market, id, [drawn('panorama2.png', 2000, 100), drawn('icon2.png', 20, 20), photo()]);
        const { person, page } = await open('olga', `/s/${scene.market.north.id}/messages/${id}`, { colorScheme: 'dark' });
        const image = (name: string) => log(page).getByRole('img', { name: `Picture from Ada Buyer, ${name}` });
        await image('panorama.png').waitFor();
        const size_of = async (name: string) => {
            const { width, height } = (await image(name).boundingBox())!;
            return [Math.round(width), Math.round(height)] as const;
        };
        const [wide, high] = await size_of('panorama.png');
        expect(wide).toBeGreaterThan(200);
        expect(high).toBeGreaterThanOrEqual(44); // A finger finds it.
        expect(await size_of('icon.png')).toEqual([64, 64]);
        await image('tower.png').scrollIntoViewIfNeeded();
        await expect.poll(() => image('tower.png').evaluate((picture: HTMLImageElement) => picture.naturalHeight)).toBeGreaterThan(280);
        expect(await size_of('tower.png')).toEqual([64, 280]);
        expect(await right_of(image('panorama.png'))).toBeLessThanOrEqual(390);
        expect(await sidewaysScroll(page)).toBeLessThanOrEqual(0);
        await image('panorama.png').click();
        const viewer = page.getByRole('dialog', { name: 'Files of this conversation' });
        const large = viewer.getByRole('img', { name: 'Picture from Ada Buyer, panorama.png' });
        await expect.poll(() => large.evaluate((picture: HTMLImageElement) => picture.complete)).toBe(true);
        const { width, height } = (await large.boundingBox())!;
        expect(width / height).toBeGreaterThan(15);
        expect(width).toBeLessThanOrEqual(390);
        await viewer.getByRole('button', { name: 'Next file' }).click();
        await viewer.getByRole('button', { name: 'Next file' }).click();
        const icon = viewer.getByRole('img', { name: 'Picture from Ada Buyer, icon.png' });
        await icon.waitFor();
        expect((await icon.boundingBox())!.width).toBe(20); // Never larger than it is.
        expect(person.trouble).toEqual([]);
        await person.context.close();
    });
});
