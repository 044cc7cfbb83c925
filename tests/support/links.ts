// Links that come by mail, for tests that need one and no mailbox: the mail waits for a server that is not there, and is looked at there.
import PostalMime from 'postal-mime';
import type { Marketplace } from './marketplace.ts';
import { Client } from './client.ts';

// The path of the first link in a mail's text, without the server.
export function linkIn(text = ''): string {
    const found = /https?:\/\/[^/\s]+(\/\S*)/.exec(text)?.[1];
    if (found === undefined) throw new Error(`no link in: ${text}`);
    return found;
}
export const secretIn = (text = ''): string => linkIn(text).split('?')[0]!.split('/').at(-1)!;

// The text of the newest mail to the address that waits, when there is another one than before.
async function nextWaiting(market: Marketplace, address: string, ask: () => Promise<unknown>): Promise<string> {
    const names = () =>
        market.server
            .succeed(['admin', 'mail', 'queue'])
            .split('\n')
            .filter((line) => line.includes(` to ${address}`))
            .map((line) => line.split('  ')[0]!);
    const before = new Set(names());
    await ask();
    const end = Date.now() + 20_000;
    while (Date.now() < end) {
        const fresh = names().find((name) => !before.has(name));
        if (fresh !== undefined) return (await PostalMime.parse(market.server.succeed(['admin', 'mail', 'show', fresh]))).text ?? '';
        await new Promise((later) => setTimeout(later, 200));
    }
    throw new Error(`no mail to ${address} waits`);
}

// The secret of a new link for the operations of `path`. Each is for somebody of its own: nobody gets many.
let people = 0;
export async function askForLink(market: Marketplace, path: string): Promise<string> {
    people += 1;
    const nobody = new Client(market.server);
    if (path.startsWith('/v1/password-resets')) {
        const login = `reset${people}@north.example`;
        market.admin.createUser({ login, name: 'Rita Reset', role: 'agent', seller: market.north.name });
        return secretIn(await nextWaiting(market, login, () => nobody.ok('askPasswordReset', { body: { login } })));
    }
    if (path.startsWith('/v1/sign-in-links')) {
        const address = `buyer${people}@buyers.example`;
        await market.push.ok('putBuyer', { path: { external_id: address }, body: { name: 'Bea Buyer', email: address } });
        return secretIn(await nextWaiting(market, address, () => nobody.ok('askSignInLink', { body: { address } })));
    }
    const address = `desk${people}@desk.example`;
    const olga = await market.as('olga');
    const put = { path: { seller: market.north.id, address }, body: { state: 'approved' } };
    return secretIn(await nextWaiting(market, address, () => olga.ok('putMailSender', put)));
}
