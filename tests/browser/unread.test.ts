// What people see of what they have not read yet, on both sides; and the exact time of what is told shortly.
import type { Locator, Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { timeZone } from '../support/browser.ts';
import { Stage } from '../support/stage.ts';

const stage = new Stage({ logins: ['olga', 'ada'] });
const rowOf = (page: Page, title: string) => page.getByRole('listitem').filter({ hasText: title });
const dot = (row: Locator) => row.getByRole('img', { name: 'Unread' });
const bold = (row: Locator) =>
    row
        .locator('b, .line')
        .evaluateAll((all) => all.filter((each) => Number(getComputedStyle(each).fontWeight) === 700).map((each) => each.textContent));
const looksUnread = async (row: Locator, name: string, title: string) => {
    await dot(row).waitFor();
    expect(await bold(row)).toEqual([name, title]);
};
const looksRead = async (row: Locator) => {
    await expect.poll(() => dot(row).count()).toBe(0);
    expect(await bold(row)).toEqual([]);
};

it('a conversation is marked as unread until it was read, for the seller and for the buyer', async () => {
    const { conversation_id: conversation } = await stage.market.inquiry('Is it oiled?', { title: 'Oiled bench' });
    await stage.market.inquiry('Is it waxed?', { title: 'Waxed bench' });
    const inbox = `/s/${stage.market.north.id}/messages`;
    const seller = await stage.visit('olga', inbox);
    const [oiled, waxed] = [rowOf(seller.page, 'Oiled bench'), rowOf(seller.page, 'Waxed bench')];
    await looksUnread(oiled, 'Ada Buyer', 'Oiled bench');
    await looksUnread(waxed, 'Ada Buyer', 'Waxed bench');
    await oiled.getByRole('link').click();
    await seller.page.getByRole('log').getByText('Is it oiled?').waitFor();
    await looksRead(oiled);
    await seller.page.reload();
    await waxed.waitFor();
    await looksRead(oiled);
    await looksUnread(waxed, 'Ada Buyer', 'Waxed bench');

    const buyer = await stage.visit('ada', '/messages');
    const hers = rowOf(buyer.page, 'Oiled bench');
    await hers.waitFor();
    await looksRead(hers);
    await seller.page.getByRole('textbox', { name: /^Reply to/ }).fill('It is.');
    await seller.page.getByRole('button', { name: 'Send', exact: true }).click();
    await looksUnread(hers, 'North Shop', 'Oiled bench'); // By the event alone.
    await hers.getByRole('link').click();
    await buyer.page.getByRole('log').getByText('It is.').waitFor();
    await looksRead(hers);

    await waxed.getByRole('link').click();
    await looksRead(waxed);
    await (await stage.market.as('ada')).ok('sendBuyerMessage', { path: { conversation }, body: { text: 'With which oil?' } });
    await looksUnread(oiled, 'Ada Buyer', 'Oiled bench');
    for (const { person } of [seller, buyer]) {
        expect(person.trouble).toEqual([]);
        await person.context.close();
    }
});

it('what was read on one device is read on the others, without a reload', async () => {
    const title = 'Folded bench';
    await stage.market.inquiry('Is it dry?', { title });
    const inbox = `/s/${stage.market.north.id}/messages`;
    const [desk, phone] = [await stage.visit('olga', inbox), await stage.visit('olga', inbox)];
    const other = rowOf(phone.page, title);
    await looksUnread(other, 'Ada Buyer', title);
    await rowOf(desk.page, title).getByRole('link').click();
    await looksRead(other);

    const [hers, elsewhere] = [await stage.visit('ada', '/messages'), await stage.visit('ada', '/messages')];
    await rowOf(elsewhere.page, title).waitFor();
    await desk.page.getByRole('textbox', { name: /^Reply to/ }).fill('As bone.');
    await desk.page.getByRole('button', { name: 'Send', exact: true }).click();
    await looksUnread(rowOf(elsewhere.page, title), 'North Shop', title);
    await rowOf(hers.page, title).getByRole('link').click();
    await looksRead(rowOf(elsewhere.page, title));
    for (const { person } of [desk, phone, hers, elsewhere]) {
        expect(person.trouble).toEqual([]);
        await person.context.close();
    }
});

it('a time told shortly is told exactly where somebody points at it', async () => {
    const { conversation_id: conversation, message } = await stage.market.inquiry('When?', { title: 'Timed bench' });
    const format = new Intl.DateTimeFormat('en-US', { dateStyle: 'full', timeStyle: 'short', timeZone });
    const plain = (text: string | null) => text?.replace(/\s/g, ' ');
    const exact = plain(format.format(new Date(message.delivered_at)));
    const { person, page } = await stage.visit('olga', `/s/${stage.market.north.id}/messages/${conversation}`);
    const time = rowOf(page, 'Timed bench').locator('time');
    await time.waitFor();
    expect(await time.getAttribute('datetime')).toBe(message.delivered_at);
    await time.hover();
    await expect.poll(async () => plain(await time.getAttribute('title'))).toBe(exact);
    const own = page.locator('.msg').filter({ hasText: 'When?' }).locator('.msg-time');
    expect(plain(await own.getAttribute('title'))).toBe(exact);
    expect(plain(await own.innerText())).not.toBe(exact);
    await own.click();
    expect(plain(await own.innerText())).toBe(exact);
    expect(person.trouble).toEqual([]);
    await person.context.close();
});
