// Files that nobody could look into, as operators see them, and another look at one.
import { randomUUID } from 'node:crypto';
import { expect, it } from 'vitest';
import { axe, sidewaysScroll, sizes } from '../support/browser.ts';
import { photo } from '../support/page_files.ts';
import { Stage } from '../support/stage.ts';
import { createUpload, markUnread, pathOfUpload, sql } from '../support/uploads.ts';

const scene = new Stage({ logins: ['ada', 'olga', 'moni'] });

const troubles = ['crashed', 'timed_out', 'out_of_time', 'out_of_memory', 'forbidden_call', 'nonsense', 'gone'];
const bare = (id: string) => id.replaceAll('-', '');

// As an inspection leaves it that came to no answer.
async function unread(trouble: string, minutes: number, name = `${trouble}.jpg`) {
    const ada = await scene.market.as('ada');
    const { buffer } = photo();
    const metadata = { filename: name, filetype: 'image/jpeg', seller: scene.market.north.id, order: (await scene.market.order()).id };
    const path = pathOfUpload(await createUpload(ada, { size: buffer.length, metadata, body: buffer }));
    await expect.poll(async () => (await ada.ok('getAttachment', { path })).state, { timeout: 20_000 }).toBe('ready');
    markUnread(scene.market.server, path.seller, path.attachment, trouble, Date.now() - minutes * 60_000);
    return path;
}
// Of files that are gone.
function forget(count: number): void {
    const rows = Array.from(
        { length: count },
        (_, at) =>
            `INSERT INTO unread_files VALUES (${scene.market.north.id}, x'${bare(randomUUID())}', 2, x'${bare(randomUUID())}', 'manual ${at} of ${'a very long shelf '.repeat(5)}.pdf', 4000000, '${troubles[at % troubles.length]!}', ${(at % 3) + 1}, ${Date.now() - (at + 60) * 60_000});`,
    );
    sql(scene.market.server, rows);
}

it.each(['desktop', 'phone'] as const)(
    'files that could not be read are listed for an operator on a %s, and one is looked into again',
    async (size) => {
        const { person, page } = await scene.visit('moni', '/held', sizes[size]);
        await page.getByRole('navigation').getByRole('link', { name: 'Files', exact: true }).click();
        await page.getByRole('heading', { name: 'Files that could not be read' }).waitFor();
        await page.getByText('Every file could be read').waitFor();
        expect(await axe(page)).toEqual([]);

        await unread('crashed', 1);
        await unread('forbidden_call', 2, 'photo of the broken handle.jpg');
        forget(70);
        await page.reload();
        const rows = page.getByRole('main').getByRole('listitem');
        const first = rows.first();
        await first.getByText('What read it crashed.').waitFor();
        await first.getByText(/^From Ada.*, to North Shop$/).waitFor();
        await rows
            .nth(1)
            .getByText(/may be hostile/)
            .waitFor();
        expect(await rows.nth(4).getByText('No longer there').count()).toBe(1);
        expect(await axe(page)).toEqual([]);
        expect(await sidewaysScroll(page)).toBeLessThanOrEqual(0);
        await rows.nth(49).scrollIntoViewIfNeeded(); // The next ones come by themselves.
        await expect.poll(() => rows.count()).toBe(72);

        await first.getByRole('button', { name: 'Look again: crashed.jpg' }).click();
        await expect.poll(() => page.getByText('What read it crashed.').count(), { timeout: 30_000 }).toBe(10);
        await expect.poll(() => page.getByTitle('crashed.jpg', { exact: true }).count()).toBe(0);
        expect(person.trouble).toEqual([]);
        await person.context.close();
        sql(scene.market.server, ['DELETE FROM unread_files;']);
    },
    120_000,
);
