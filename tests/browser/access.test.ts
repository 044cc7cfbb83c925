// People's access by mail in their browsers, with a real Postfix between: invited, with a forgotten password, by a link without one.
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { axe, faintControls, launch, Person, sidewaysScroll, sizes } from '../support/browser.ts';
import { linkIn } from '../support/links.ts';
import { Marketplace } from '../support/marketplace.ts';
import { asRoot, freePort, mailDomain, Postfix } from '../support/postfix.ts';

let postfix: Postfix;
let market: Marketplace;
let browser: Browser;
beforeAll(async () => {
    if (!asRoot) return;
    postfix = await Postfix.start();
    market = await Marketplace.start({ settings: postfix.settings, logins: ['olga', 'mara', 'anna', 'ada'] });
    browser = await launch();
}, 120_000);
afterAll(async () => {
    if (!asRoot) return;
    await browser.close();
    await market.remove();
    await postfix.remove();
});

async function open(path: string, size: keyof typeof sizes, who?: string): Promise<{ page: Page; person: Person }> {
    const person = await Person.create(browser, sizes[size]);
    if (who !== undefined) await person.enter(await market.as(who));
    const page = await person.context.newPage();
    await page.goto(market.server.url + path);
    return { page, person };
}

async function linkTo(address: string, after: number): Promise<string> {
    return linkIn((await postfix.next(address, after)).mail.text);
}

async function check(page: Page): Promise<void> {
    expect(await axe(page)).toEqual([]);
    expect(await faintControls(page)).toEqual([]);
    expect(await sidewaysScroll(page)).toBeLessThanOrEqual(0);
}

async function close(...people: Person[]): Promise<void> {
    for (const person of people) {
        expect(person.trouble).toEqual([]);
        await person.context.close();
    }
}

describe.runIf(asRoot).each(['desktop', 'phone'] as const)('on a %s', (size) => {
    it('an owner invites, and the invited comes in', async () => {
        const address = `nils.${size}.with-a-long-name@a-longer-domain-than-most.north.example`;
        const { page, person } = await open(`/s/${market.north.id}/orders`, size, 'olga');
        await page.getByRole('button', { name: /Olga North/ }).click();
        await page.getByRole('link', { name: 'Members' }).click();
        await page.getByRole('listitem').filter({ hasText: 'Mara North' }).waitFor();
        await page.getByLabel('E-mail address').fill(address);
        await page.locator('form').getByLabel('Role').selectOption('manager');
        await page.getByRole('button', { name: 'Send the invitation' }).click();
        const row = page.getByRole('listitem').filter({ hasText: address });
        await row.getByText('invited by Olga North').waitFor();
        await check(page);
        expect(await page.locator('main').evaluate((main) => main.scrollWidth - main.clientWidth)).toBe(0);
        const link = await linkTo(address, 0);
        await row.getByRole('button', { name: 'Send again' }).click();
        await linkTo(address, 1);

        const invited = await open(link, size);
        await invited.page.getByRole('heading', { name: 'Join North Shop' }).waitFor();
        await check(invited.page);
        await invited.page.getByLabel('Your name').fill('Nils North');
        await invited.page.getByLabel('New password').fill('a long password');
        await invited.page.getByRole('button', { name: 'Save and sign in' }).click();
        await invited.page.getByRole('navigation', { name: 'Main' }).waitFor();
        await page.reload();
        await page.getByRole('listitem').filter({ hasText: 'Nils North' }).first().waitFor();
        expect(await row.getByRole('button', { name: 'Send again' }).count()).toBe(0);
        await close(person, invited.person);
    });

    it('an invitation that nobody gets says so, and is sent again', async () => {
        const address = `nobody.${size}@nowhere.example`;
        const { page, person } = await open(`/s/${market.north.id}/members`, size, 'olga');
        await page.getByLabel('E-mail address').fill(address);
        await page.getByRole('button', { name: 'Send the invitation' }).click();
        const row = page.getByRole('listitem').filter({ hasText: address });
        await row.getByText('The recipient’s mailbox does not exist or is closed.').waitFor({ timeout: 40_000 });
        await row.getByText('the mail came back').waitFor();
        await check(page);
        await row.getByRole('button', { name: 'Send again' }).click();
        await row.getByText('the mail is on its way').or(row.getByText('the mail was sent')).waitFor();
        await close(person);
    });

    it('a sender whom the mail does not reach is said to be so', async () => {
        const address = `desk.${size}@nowhere.example`;
        const { page, person } = await open(`/s/${market.north.id}/mail`, size, 'olga');
        await page.getByLabel('Address or @domain').fill(address);
        await page.getByRole('button', { name: 'Approve', exact: true }).click();
        const row = page.getByRole('listitem').filter({ hasText: address });
        await row.getByText(`The mail about it did not reach ${address}.`).waitFor({ timeout: 40_000 });
        await row.getByRole('button', { name: 'Send the mail again' }).waitFor();
        await check(page);
        await close(person);
    });

    it('an invitation is taken back', async () => {
        const address = `nora.${size}@north.example`;
        const { page, person } = await open(`/s/${market.north.id}/members`, size, 'mara');
        await page.getByLabel('E-mail address').fill(address);
        expect(await page.locator('form').getByLabel('Role').locator('option').allTextContents()).toEqual(['Agent', 'Manager']);
        await page.getByRole('button', { name: 'Send the invitation' }).click();
        const link = await linkTo(address, 0);
        await page.getByRole('listitem').filter({ hasText: address }).getByRole('button', { name: 'Take back' }).click();
        await expect.poll(() => page.getByRole('listitem').filter({ hasText: address }).count()).toBe(0);
        const late = await open(link, size);
        await late.page.getByText('The invitation was used already or has expired.').waitFor();
        await close(person, late.person);
    });

    it('a forgotten password is chosen anew', async () => {
        const before = (await postfix.arrived('anna@north.example')).length;
        const { page, person } = await open('/sign-in', size);
        await page.getByRole('link', { name: 'Forgot your password?' }).click();
        await page.getByRole('heading', { name: 'A new password' }).waitFor(); // The page before has a field of the same name.
        await page.getByLabel('E-mail or user name').fill('anna@north.example');
        await check(page);
        await page.getByRole('button', { name: 'Send the link' }).click();
        await page.getByText('If anna@north.example has an account here').waitFor();
        await check(page);
        await page.goto(market.server.url + (await linkTo('anna@north.example', before)));
        await page.getByLabel('New password').fill('another long password');
        await check(page);
        const link = page.url();
        await page.getByRole('button', { name: 'Save and sign in' }).click();
        await page.getByRole('navigation', { name: 'Main' }).waitFor();
        await page.goto(link);
        await page.getByText('It was used already, has expired').waitFor();
        await page.getByRole('link', { name: 'Ask for a new link' }).click();
        await page.getByRole('button', { name: 'Send the link' }).waitFor();
        await close(person);
    });

    it('a mail about a conversation leads a buyer there, without a password', async () => {
        const sent = await market.inquiry('Is it oak?');
        const before = (await postfix.arrived('ada@buyers.example')).length;
        await (await market.as('ada')).ok('putSettings', { body: { opted_out: false, mail_timing: { gather_minutes: 0 } } });
        const path = { seller: market.north.id, conversation: sent.conversation_id };
        await (await market.as('olga')).ok('sendSellerMessage', { path, body: { text: 'It is oak all through.' } });
        const { page, person } = await open(await linkTo('ada@buyers.example', before), size);
        await page.getByRole('link', { name: 'Sign in by e-mail' }).click();
        await page.getByLabel('E-mail address').fill('ada@buyers.example');
        await page.getByRole('button', { name: 'Send the link' }).click();
        await page.getByText('a link is on its way there').waitFor();
        await page.goto(market.server.url + (await linkTo('ada@buyers.example', before + 1)));
        await page.getByRole('heading', { name: 'Welcome, Ada Buyer' }).waitFor();
        await check(page);
        await page.reload(); // Looking uses nothing up.
        await page.getByRole('button', { name: 'Sign in' }).click();
        await page.getByText('It is oak all through.').first().waitFor();
        expect(page.url()).toContain(`/messages/${sent.conversation_id}`);
        await close(person);
    });

    it('a sender is confirmed by whoever reads its mail', async () => {
        const address = `desk.${size}@shop.example`;
        const { page, person } = await open(`/s/${market.north.id}/mail`, size, 'olga');
        await page.getByLabel('Address or @domain').fill(address);
        await page.getByRole('button', { name: 'Approve', exact: true }).click();
        const row = page.getByRole('listitem').filter({ hasText: address });
        await row.getByText(`A mail went to ${address}`).waitFor();
        await check(page);
        const desk = await open(await linkTo(address, 0), size);
        await desk.page.getByText(`May ${address} write to buyers for North Shop?`).waitFor();
        await check(desk.page);
        await desk.page.getByRole('button', { name: 'Confirm' }).click();
        await desk.page.getByText(`${address} may write for North Shop now.`).waitFor();
        await page.reload();
        await row.getByText('approved').waitFor();
        await close(person, desk.person);
    });
});

it('without mail the pages say what is done instead', async () => {
    const without = await Marketplace.start({ logins: ['olga'] });
    const chromium = asRoot ? browser : await launch();
    const person = await Person.create(chromium, sizes.phone);
    const page = await person.context.newPage();
    await page.goto(`${without.server.url}/forgot`);
    await page.getByText('stoa admin user invite LOGIN').waitFor();
    await page.goto(`${without.server.url}/sign-in/mail`);
    await page.getByText('no link can come').waitFor();
    await person.enter(await without.as('olga'));
    await page.goto(`${without.server.url}/s/${without.north.id}/members`);
    await page.getByText('stoa admin user invite ADDRESS').waitFor();
    expect(await page.getByRole('button', { name: 'Send the invitation' }).count()).toBe(0);
    await close(person);
    await without.remove();
});

it.each(['desktop', 'phone'] as const)(
    'on a %s a sender waits, where no mail goes out, with the command that confirms it',
    async (size) => {
        const settings = { STOA_MAIL_DOMAIN: mailDomain, STOA_LMTP_LISTEN: `127.0.0.1:${await freePort()}` };
        const without = await Marketplace.start({ settings, logins: ['olga'] });
        const chromium = asRoot ? browser : await launch();
        const person = await Person.create(chromium, sizes[size]);
        await person.enter(await without.as('olga'));
        const page = await person.context.newPage();
        await page.goto(`${without.server.url}/s/${without.north.id}/mail`);
        await page.getByLabel('Address or @domain').fill('desk@shop.example');
        await page.getByRole('button', { name: 'Approve', exact: true }).click();
        const row = page.getByRole('listitem').filter({ hasText: 'desk@shop.example' });
        await row.getByText('No mail goes out here').waitFor();
        const command = (await row.locator('code').textContent())!;
        expect(command).toBe('stoa admin seller confirm-sender "North Shop" desk@shop.example');
        expect(await row.getByRole('button', { name: 'Send the mail again' }).count()).toBe(0);
        await check(page);
        const [, ...words] = [...command.matchAll(/"([^"]*)"|(\S+)/g)].map(([, quoted, plain]) => quoted ?? plain!);
        without.server.succeed(words); // As it stands there.
        await page.reload();
        await row.getByText('approved').waitFor();
        await close(person);
        await without.remove();
    },
);
