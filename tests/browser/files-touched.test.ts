// The viewer on a phone, by fingers: drawn to the next file and back, two of them make it larger, one moves what is larger.
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { Person, sizes } from '../support/browser.ts';
import { photo, samplesMissing } from '../support/page_files.ts';
import { say } from '../support/said_files.ts';
import { Fingers, spot_of } from '../support/touch.ts';
import { Stage } from '../support/stage.ts';

const scene = new Stage({ logins: ['ada'] });

const viewer = (page: Page) => page.getByRole('dialog', { name: 'Files of this conversation' });
const stage = (page: Page) => viewer(page).locator('.viewer-stage');
const picture = (page: Page) => viewer(page).locator('.viewer-picture');
const width = async (page: Page) => (await picture(page).boundingBox())!.width;

async function open(names: string[]): Promise<{ person: Person; page: Page; fingers: Fingers }> {
    const { conversation_id: id } = await scene.market.inquiry();
    await say(
        scene.market,
        id,
        names.map((name) => photo(name)),
    );
    const { person, page } = await scene.visit('ada', `/messages/${id}`, sizes.phone);
    await page.getByRole('button', { name: `Picture from You, ${names[0]}` }).tap();
    await picture(page).getByRole('img').waitFor();
    return { person, page, fingers: await Fingers.on(page) };
}

describe.skipIf(samplesMissing)('fingers in the viewer', () => {
    it('draw to the next file and back, and no further than the last', async () => {
        const { person, page, fingers } = await open(['1.jpg', '2.jpg']);
        const swipe = async (by: 1 | -1) =>
            fingers.draw([await spot_of(stage(page), 0.3 * by, 0), await spot_of(stage(page), -0.3 * by, 0.01)]);
        await viewer(page).getByText('1 of 2').waitFor();
        await swipe(1);
        await viewer(page).getByText('2 of 2').waitFor();
        await swipe(1);
        await swipe(-1);
        await viewer(page).getByText('1 of 2').waitFor();
        const [top, bottom] = [await spot_of(stage(page), 0.2, -0.3), await spot_of(stage(page), 0, 0.3)];
        await fingers.draw([top, bottom]); // Down is no way to the next.
        expect(await viewer(page).getByText('1 of 2').count()).toBe(1);
        expect(person.trouble).toEqual([]);
        await person.context.close();
    });

    it('make the picture larger and small again, and then one moves it', async () => {
        const { person, page, fingers } = await open(['1.jpg', '2.jpg']);
        const at_first = await width(page);
        const spots = async (apart: number) => [await spot_of(stage(page), -apart, 0), await spot_of(stage(page), apart, 0)] as const;
        const pinch = async (from: number, to: number) => {
            const [[left, right], [left_after, right_after]] = [await spots(from), await spots(to)];
            await fingers.draw([left, left_after], [right, right_after]);
        };
        await pinch(0.1, 0.3);
        await expect.poll(() => width(page)).toBeGreaterThan(at_first * 2.5);
        expect(await page.evaluate(() => visualViewport?.scale)).toBe(1); // The page itself did not grow.
        const scrolled = () => stage(page).evaluate((box) => box.scrollLeft);
        const before = await scrolled();
        await fingers.draw([await spot_of(stage(page), 0.3, 0), await spot_of(stage(page), -0.3, 0)]);
        await expect.poll(scrolled).toBeGreaterThan(before);
        expect(await viewer(page).getByText('1 of 2').count()).toBe(1);
        await pinch(0.4, 0.05);
        await expect.poll(() => width(page)).toBeCloseTo(at_first, 0);
        expect(person.trouble).toEqual([]);
        await person.context.close();
    });
});
