// What changes beside the messages is shown without a reload: that the other side has read, and what a buyer is called.
import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { Person, sizes } from '../support/browser.ts';
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

it('what is said between a page’s loading and its listening is shown, in the first tab and in a second', async () => {
    const { conversation_id: id } = await stage.market.inquiry('Is it dry?');
    const person = await Person.create(stage.browser, sizes.desktop);
    await person.enter(await stage.market.as('olga'));
    const ada = await stage.market.as('ada');
    const say = (text: string) => ada.ok('sendBuyerMessage', { path: { conversation: id }, body: { text } });
    const address = `${stage.market.server.url}/s/${stage.market.north.id}/messages/${id}`;
    const tabs = [await person.context.newPage(), await person.context.newPage()] as const;

    await tabs[0].route(/\/events\b/, async (route) => {
        await log(tabs[0]).getByText('Is it dry?').waitFor();
        await say('Are you there?');
        await route.continue();
    });
    await tabs[0].goto(address);
    await log(tabs[0]).getByText('Are you there?').waitFor();

    const loaded = tabs[1].waitForResponse((answer) => answer.url().includes(`${id}/messages`));
    await tabs[1].route('**/v1/session', async (route) => {
        await (await loaded).finished();
        await say('Or are you asleep?');
        await log(tabs[0]).getByText('Or are you asleep?').waitFor();
        await route.continue();
    });
    await tabs[1].goto(address);
    await log(tabs[1]).getByText('Or are you asleep?').waitFor();
    expect(person.trouble).toEqual([]);
    await person.context.close();
});

it('what was read in one tab is read in the others', async () => {
    const { conversation_id: id } = await stage.market.inquiry('Is it heavy?');
    const { page: list, person } = await stage.visit('ada', '/messages');
    const olga = await stage.market.as('olga');
    await olga.ok('sendSellerMessage', { path: { seller: stage.market.north.id, conversation: id }, body: { text: 'Twelve kilograms.' } });
    const dot = list.getByRole('listitem').filter({ hasText: 'Twelve kilograms.' }).getByRole('img', { name: 'Unread' });
    await dot.waitFor();
    const other = await person.context.newPage();
    await other.goto(`${stage.market.server.url}/messages/${id}`);
    await log(other).getByText('Twelve kilograms.').waitFor();
    await expect.poll(() => dot.count()).toBe(0);
    expect(person.trouble).toEqual([]);
    await person.context.close();
});
