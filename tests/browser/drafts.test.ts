// A draft follows its author to another device, meets what was written there without loss, and a stopped one is mended where it stands.
import type { Locator, Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { axe, sizes, type Size } from '../support/browser.ts';
import { Stage } from '../support/stage.ts';

const scene = new Stage({ logins: ['olga', 'ada'] });

const open = (who: string, path: string, size: Size = 'desktop') => scene.visit(who, path, sizes[size]);
const reply = (page: Page) => page.getByRole('textbox', { name: /^Reply to/ });
// Once the field is there: how long its page takes is not what is looked at.
async function holds(field: Locator, text: string): Promise<void> {
    await field.waitFor();
    await expect.poll(() => field.inputValue()).toBe(text);
}
const saved = (page: Page) => page.getByText('Draft saved').waitFor();

it('is there on another device, and two versions of it are put together', async () => {
    const { conversation_id: id } = await scene.market.inquiry('Which side opens?');
    const path = `/s/${scene.market.north.id}/messages/${id}`;
    const desk = await open('olga', path);
    await reply(desk.page).fill('From the desk.');
    await saved(desk.page);
    const phone = await open('olga', path, 'phone');
    await holds(reply(phone.page), 'From the desk.');
    await reply(phone.page).fill('From the desk. And the phone.');
    await saved(phone.page);

    await reply(desk.page).fill('From the desk, later.');
    await desk.page.getByText('This draft was also changed elsewhere.').waitFor();
    expect(await desk.page.getByRole('region', { name: 'On another device or tab' }).innerText()).toContain('And the phone.');
    await desk.page.getByRole('button', { name: 'Put both together' }).click();
    expect(await reply(desk.page).inputValue()).toBe('From the desk, later.\n\nFrom the desk. And the phone.');
    await saved(desk.page);

    await desk.page.getByRole('button', { name: 'Send', exact: true }).click();
    await desk.page.getByRole('log').getByText('From the desk, later.').waitFor();
    expect(
        await (await scene.market.as('olga')).ok('getReplyDraft', { path: { seller: scene.market.north.id, conversation: id } }),
    ).toEqual({});
    await phone.page.reload();
    await phone.page.getByRole('log').getByText('From the desk, later.').waitFor();
    await holds(reply(phone.page), '');
    expect([...desk.person.trouble, ...phone.person.trouble]).toEqual([]);
    await desk.person.context.close();
    await phone.person.context.close();
});

it('of which another version has another subject and reason shows what differs, and keeps both subjects', async () => {
    const order = await scene.market.order();
    const path = { seller: scene.market.north.id, order: order.id };
    const olga = await scene.market.as('olga');
    const { person, page } = await open('olga', `/s/${path.seller}/orders/${order.id}`);
    await page.getByRole('button', { name: /^Problem with the order/ }).click();
    const [subject, text] = [page.getByRole('textbox', { name: 'Subject' }), page.getByRole('textbox', { name: 'Message', exact: true })];
    await subject.fill('Your shelf');
    await text.fill('The oak is late.');
    await saved(page);
    await expect.poll(async () => (await olga.ok('getOrderDraft', { path })).draft?.text).toBe('The oak is late.');
    const { version } = (await olga.ok('getOrderDraft', { path })).draft!;
    const elsewhere = { version, reason: 'warranty', subject: 'Your oak shelf', text: 'The oak is late.' };
    await olga.ok('saveOrderDraft', { path, body: elsewhere });
    await subject.fill('Your late shelf');
    const here = page.getByRole('region', { name: 'Here' });
    const there = page.getByRole('region', { name: 'On another device or tab' });
    await here.getByText('Your late shelf').waitFor();
    for (const words of ['Subject', 'Your oak shelf', 'Reason', 'Warranty']) await there.getByText(words, { exact: true }).waitFor();
    await page.getByText('The message itself is the same in both.').waitFor();
    await page.getByText('The reason is then “Problem with the order”.').waitFor();
    expect(await axe(page)).toEqual([]);
    await page.getByRole('button', { name: 'Put both together' }).click();
    await holds(text, 'The oak is late.\n\nYour oak shelf');
    await holds(subject, 'Your late shelf');
    await saved(page);
    await expect.poll(async () => (await olga.ok('getOrderDraft', { path })).draft?.text).toBe('The oak is late.\n\nYour oak shelf');
    expect(person.trouble).toEqual([]);
    await person.context.close();
});

it('of which another version exists is chosen, too, where the marketplace’s own words stand in its place', async () => {
    const order = await scene.market.order({ more: { delivery_state: 'delivered', completed_at: new Date().toISOString() } });
    const path = { seller: scene.market.north.id, order: order.id };
    const olga = await scene.market.as('olga');
    await olga.ok('saveOrderDraft', { path, body: { version: 0, reason: 'order_problem', text: 'Here.' } });
    const { person, page } = await open('olga', `/s/${path.seller}/orders/${order.id}`);
    const text = page.getByRole('textbox', { name: 'Message', exact: true });
    await holds(text, 'Here.');
    await olga.ok('saveOrderDraft', { path, body: { version: 1, reason: 'order_problem', text: 'There.' } });
    await page.getByRole('button', { name: /^Ask for a review/ }).click();
    await page.getByText('The reason is then “Problem with the order”.').waitFor();
    await page.getByRole('button', { name: 'Put both together' }).click();
    await holds(text, 'Here.\n\nThere.');
    expect(person.trouble).toEqual([]);
    await person.context.close();
});

it('that was stopped stands in the conversation with its words marked, and is mended from there', async () => {
    const { conversation_id: conversation } = await scene.market.inquiry('May I call?');
    const place = { path: { seller: scene.market.north.id, conversation } };
    const olga = await scene.market.as('olga');
    await olga.refused('sendSellerMessage', { ...place, body: { text: 'Call us on (555) 010-4477.' } }, 422, 'message_blocked');
    await olga.ok('dropReplyDraft', place);
    const { page, person } = await open('olga', `/s/${scene.market.north.id}/messages/${conversation}`);
    await reply(page).fill('Another text');
    await saved(page);
    await olga.refused('sendSellerMessage', { ...place, body: { text: 'Call us on (555) 010-4477.' } }, 422, 'message_blocked');
    await page.reload();
    const log = page.getByRole('log');
    await log.getByText('Stopped by the rules, not delivered').waitFor();
    expect(await log.locator('mark').allTextContents()).toEqual(['(555) 010-4477']);
    await reply(page).fill('');
    await log.getByRole('button', { name: 'Mend' }).click();
    await holds(reply(page), 'Call us on (555) 010-4477.');
    await reply(page).fill('Write to us here.');
    await page.getByRole('button', { name: 'Send', exact: true }).click();
    await log.getByText('Write to us here.').waitFor();
    await expect.poll(() => log.getByText('Stopped by the rules').count()).toBe(0);
    expect(person.trouble).toEqual([]);
    await person.context.close();
});

it('a reason with a form makes its text, and a request for feedback is not the seller’s to write', async () => {
    const order = await scene.market.order({ more: { delivery_state: 'delivered', completed_at: new Date().toISOString() } });
    const { page, person } = await open('olga', `/s/${scene.market.north.id}/orders/${order.id}`);
    await page.getByRole('button', { name: /^Service appointment/ }).click();
    await page.getByLabel('Proposed time', { exact: true }).fill('2026-12-03T10:00');
    await page.getByLabel('Proposed time 2').fill('2026-12-04T14:30');
    await page.getByText('Times by your clock (Central European Time).').waitFor();
    const field = page.getByRole('textbox', { name: 'Message' });
    await expect
        .poll(() => field.inputValue())
        .toMatch(/Thursday, December 3, 2026 at 10:00\sAM GMT\+1[\s\S]+Friday, December 4, 2026 at 2:30\sPM GMT\+1/);
    expect(await field.inputValue()).toContain(order.id);
    await expect.poll(() => page.getByRole('textbox', { name: 'Subject' }).inputValue()).toContain(order.id);
    // What was changed by hand is not written over.
    await field.fill('My own words.');
    await page.getByLabel('What is done').fill('Assembly');
    expect(await field.inputValue()).toBe('My own words.');
    expect(await axe(page)).toEqual([]);
    await page.getByRole('button', { name: 'Change' }).click();
    await page.getByRole('button', { name: /^Ask for a review/ }).click();
    await page.getByText('These are the marketplace’s own words in English').waitFor();
    expect(await page.getByRole('textbox', { name: 'Message' }).count()).toBe(0);
    await page.getByRole('button', { name: 'Send', exact: true }).click();
    await page.getByRole('log').getByText('Every opinion is welcome').waitFor();
    expect(person.trouble).toEqual([]);
    await person.context.close();
});

it('a buyer asks by the marketplace’s link, and opts out in the settings', async () => {
    const link = scene.market.admin.makeLink('ada', 'North Shop', 'OAK-7', 'Oak chest');
    const { page, person } = await open('ada', `/ask/${link}`, 'phone');
    await page.getByRole('heading', { name: 'Oak chest' }).waitFor();
    expect(await axe(page)).toEqual([]);
    await page.getByRole('textbox', { name: 'Your message' }).fill('Is it solid oak?');
    await page.getByRole('button', { name: 'Send', exact: true }).click();
    await page.getByRole('log').getByText('Is it solid oak?').waitFor();
    await page.goto(`${scene.market.server.url}/ask/${link.slice(0, -2)}xx`);
    await page.getByRole('heading', { name: 'This link is not valid' }).waitFor();
    await page.goto(`${scene.market.server.url}/settings`);
    const box = page.getByRole('checkbox', { name: /^I do not want messages/ });
    await box.click();
    await page.getByText('Saved.').first().waitFor();
    expect(await axe(page)).toEqual([]);
    expect((await (await scene.market.as('ada')).ok('getSettings')).opted_out).toBe(true);
    await page.reload();
    await box.waitFor();
    await expect.poll(() => box.isChecked()).toBe(true);
    expect(person.trouble).toEqual([]);
    await person.context.close();
});

it('stands among the drafts, and is gone on with from there', async () => {
    const { conversation_id: id } = await scene.market.inquiry('Does it fold?');
    const order = await scene.market.order();
    const olga = await scene.market.as('olga');
    const first = { version: 0, subject: 'Your shelf', reason: 'order_problem', text: 'About the oak' };
    await olga.ok('saveOrderDraft', { path: { seller: scene.market.north.id, order: order.id }, body: first });
    const { person, page } = await open('olga', `/s/${scene.market.north.id}/messages/${id}`);
    await reply(page).fill('It folds, but');
    await saved(page);
    await page.getByRole('link', { name: 'Drafts' }).click();
    const rows = page.getByRole('region', { name: 'Drafts' }).getByRole('listitem');
    await rows.filter({ hasText: 'It folds, but' }).getByText('Being written').waitFor();
    expect(await rows.first().innerText()).toContain('It folds, but');
    await rows.filter({ hasText: 'It folds, but' }).getByRole('link').click();
    await holds(reply(page), 'It folds, but');
    await reply(page).fill('');
    await expect.poll(() => rows.filter({ hasText: 'About the oak' }).count()).toBe(1);
    await rows.filter({ hasText: 'About the oak' }).getByRole('link').click();
    await holds(page.getByRole('textbox', { name: 'Message', exact: true }), 'About the oak');
    expect(person.trouble).toEqual([]);
    await person.context.close();
});

it('is moved with its conversation by keys where it is open among the drafts, and its row says what it says', async () => {
    const { conversation_id: conversation } = await scene.market.inquiry('Is it heavy?', { title: 'Heavy shelf' });
    const olga = await scene.market.as('olga');
    const path = { seller: scene.market.north.id, conversation };
    await olga.ok('saveReplyDraft', { path, body: { version: 0, text: 'It is' } });
    const section = async () => (await olga.ok('getConversation', { path })).summary.section;
    const { person, page } = await open('olga', `/s/${path.seller}/messages?section=drafts`);
    const row = page.getByRole('region', { name: 'Drafts' }).getByRole('listitem').filter({ hasText: 'Heavy shelf' });
    await row.getByRole('link').click();
    await holds(reply(page), 'It is');
    await page.keyboard.press('n');
    await expect.poll(section).toBe('no_reply_needed');
    await page.keyboard.press('e');
    await expect.poll(section).toBe('resolved');
    await page.keyboard.press('z');
    await expect.poll(section).toBe('no_reply_needed');
    await reply(page).fill('It is not');
    await row.getByText('It is not').waitFor();
    await page.getByRole('button', { name: 'Send', exact: true }).click();
    await page.getByRole('log').getByText('It is not').waitFor();
    await expect.poll(() => row.count()).toBe(0);
    expect(person.trouble).toEqual([]);
    await person.context.close();
});
