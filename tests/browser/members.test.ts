// Members of a seller in their browsers: another role, and no longer a member.
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { axe, faintControls, launch, Person, sidewaysScroll, sizes, type Size } from '../support/browser.ts';
import { Client } from '../support/client.ts';
import { Marketplace, password } from '../support/marketplace.ts';

let market: Marketplace;
let browser: Browser;
beforeAll(async () => {
    market = await Marketplace.start({ logins: ['olga', 'mara', 'ada'] });
    browser = await launch();
});
afterAll(async () => {
    await browser.close();
    await market.remove();
});

async function open(path: string, size: Size, client: Client): Promise<{ page: Page; person: Person }> {
    const person = await Person.create(browser, sizes[size]);
    await person.enter(client);
    const page = await person.context.newPage();
    await page.goto(market.server.url + path);
    return { page, person };
}

async function newMember(name: string): Promise<Client> {
    const login = `${name.toLowerCase().replaceAll(' ', '.')}@a-longer-domain-than-most.north.example`;
    market.admin.createUser({ login, name, role: 'agent', seller: 'North Shop' });
    return Client.signedIn(market.server, login, password);
}

async function check(page: Page): Promise<void> {
    expect(await axe(page)).toEqual([]);
    expect(await faintControls(page)).toEqual([]);
    expect(await sidewaysScroll(page)).toBeLessThanOrEqual(0);
}

describe.each(['desktop', 'phone'] as const)('on a %s', (size) => {
    it('a member gets another role, is removed after a question, and its open page ends', async () => {
        const name = `Nina ${size === 'phone' ? 'Fernruf' : 'Schreibtisch'}`;
        const client = await newMember(name);
        const theirs = await open(`/s/${market.north.id}/messages`, size, client);
        await theirs.page.getByRole('navigation', { name: 'Main' }).waitFor();
        const { page, person } = await open(`/s/${market.north.id}/members`, size, await market.as('olga'));
        const row = page.getByRole('listitem').filter({ hasText: name });
        await row.getByLabel(`Role of ${name}`).selectOption('manager');
        await expect.poll(() => client.ok('getSession').then(({ role }) => role)).toBe('manager');
        await check(page);
        await row.getByRole('button', { name: `Remove ${name}` }).click();
        const question = page.getByRole('dialog', { name: `Remove ${name}?` });
        await question.getByText('is signed out at once').waitFor();
        await check(page);
        await question.getByRole('button', { name: 'Cancel' }).click();
        await question.waitFor({ state: 'hidden' });
        await row.getByRole('button', { name: `Remove ${name}` }).click();
        await question.getByRole('button', { name: 'Remove' }).click();
        await expect.poll(() => row.count()).toBe(0);
        await theirs.page.getByLabel('Password').waitFor();
        expect(new URL(theirs.page.url()).pathname).toBe('/sign-in');
        await person.context.close();
        expect([...person.trouble, ...theirs.person.trouble]).toEqual([]);
        await theirs.person.context.close();
    });

    it('the last owner is told why it stays', async () => {
        const { page, person } = await open(`/s/${market.north.id}/members`, size, await market.as('olga'));
        const row = page.getByRole('listitem').filter({ hasText: 'Olga North' });
        await row.getByRole('button', { name: 'Remove' }).click();
        const question = page.getByRole('dialog', { name: 'Leave this seller?' });
        await question.getByRole('button', { name: 'Leave' }).click();
        await question.getByText('A seller needs an owner.').waitFor();
        await check(page);
        await question.getByRole('button', { name: 'Cancel' }).click();
        await row.getByLabel('Role of Olga North').selectOption('agent');
        await page.getByRole('dialog', { name: 'Become Agent?' }).getByRole('button', { name: 'Change my role' }).click();
        await page.getByText('Make somebody else an owner first.').waitFor();
        await person.context.close();
        expect(person.trouble).toEqual([]);
    });

    it('whoever is no manager any more hears so with the next thing that it does', async () => {
        const client = await newMember(`Nino ${size}`);
        const olga = await market.as('olga');
        const { user_id } = await client.ok('getSession');
        const path = { seller: market.north.id, member: user_id };
        await olga.ok('changeMember', { path, body: { role: 'manager' } });
        const { page, person } = await open(`/s/${market.north.id}/members`, size, client);
        await page.getByLabel('Role of Mara North').waitFor();
        await olga.ok('changeMember', { path, body: { role: 'agent' } });
        await page.getByLabel('Role of Mara North').selectOption('agent');
        await page.getByText('The owner and the managers look after the members.').waitFor();
        expect((await olga.ok('listMembers', { path })).members.find(({ name }) => name === 'Mara North')).toMatchObject({
            role: 'manager',
        });
        await person.context.close();
        expect(person.trouble).toEqual([]);
    });

    it('a manager decides about everybody but owners', async () => {
        const { page, person } = await open(`/s/${market.north.id}/members`, size, await market.as('mara'));
        const owner = page.getByRole('listitem').filter({ hasText: 'Olga North' });
        await owner.getByText('Owner').waitFor();
        expect(await owner.getByRole('button').count()).toBe(0);
        const own = page.getByRole('listitem').filter({ hasText: 'Mara North' });
        expect(await own.getByLabel('Role of Mara North').locator('option').allTextContents()).toEqual(['Agent', 'Manager']);
        await person.context.close();
        expect(person.trouble).toEqual([]);
    });
});
