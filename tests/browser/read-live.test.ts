// What changes beside the messages is shown without a reload: that the other side has read, and what a buyer is called.
import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { Stage } from '../support/stage.ts';

const stage = new Stage({ logins: ['olga', 'ada'] });
const log = (page: Page) => page.getByRole('log');
const send = async (page: Page, text: string) => {
    await page.getByRole('textbox', { name: /^Reply to/ }).fill(text);
    await page.getByRole('button', { name: 'Send', exact: true }).click();
    await log(page).getByText(text, { exact: true }).waitFor();
};
const marked = (page: Page, text: string, mark: string) =>
    log(page)
        .getByRole('article')
        .filter({ hasText: text })
        .filter({ hasText: new RegExp(`\\b${mark}\\b`) });

it('a message shows that it was read as soon as the other side sees it, on both sides', async () => {
    const { conversation_id: id } = await stage.market.inquiry('Which oil is it?');
    const seller = await stage.visit('olga', `/s/${stage.market.north.id}/messages/${id}`);
    await log(seller.page).getByText('Which oil is it?').waitFor();
    await send(seller.page, 'Linseed oil.');
    await marked(seller.page, 'Linseed oil.', 'delivered').waitFor();

    const buyer = await stage.visit('ada', `/messages/${id}`);
    await log(buyer.page).getByText('Linseed oil.').waitFor();
    await marked(seller.page, 'Linseed oil.', 'read').waitFor();

    await send(buyer.page, 'Thank you.');
    await marked(buyer.page, 'Thank you.', 'read').waitFor();
    for (const { person } of [seller, buyer]) {
        expect(person.trouble).toEqual([]);
        await person.context.close();
    }
});

it('a buyer who is called otherwise is so in the open inbox and conversation', async () => {
    const { conversation_id: id } = await stage.market.inquiry('Is it waxed?');
    const { page, person } = await stage.visit('olga', `/s/${stage.market.north.id}/messages/${id}`);
    const places = [page.locator('.talk-who'), page.getByRole('listitem').first()];
    for (const place of places) await place.getByText('Ada Buyer').waitFor();
    await stage.market.push.ok('putBuyer', { path: { external_id: 'ada' }, body: { name: 'Ada Lovelace', language: 'en' } });
    for (const place of places) await place.getByText('Ada Lovelace').waitFor();
    expect(person.trouble).toEqual([]);
    await person.context.close();
});
