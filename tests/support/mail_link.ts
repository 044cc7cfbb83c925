// The link in a mail that waits, by which its reader gets no more of them. The marketplace runs with mails that wait (mailSettings).
import type { Marketplace } from './marketplace.ts';

// Of a mail to Ada, who is written to about a new order.
export async function makeMailLink(market: Marketplace): Promise<string> {
    await market.push.ok('putBuyer', { path: { external_id: 'ada' }, body: { name: 'Ada Buyer', email: 'ada@buyers.example' } });
    const order = await market.order();
    const text = `About order ${order.id}: one shelf is out of stock, may it be oak?`;
    const path = { seller: market.north.id, order: order.id };
    await (await market.as('olga')).ok('contactBuyer', { path, body: { reason: 'order_problem', subject: 'Your order', text } });
    const waiting = market.server.succeed(['admin', 'mail', 'queue']).split('\n');
    for (const line of waiting.filter((each) => each.includes(' to ada@buyers.example')).reverse()) {
        const link = /\/unsubscribe\/([^>]+)>/.exec(market.server.succeed(['admin', 'mail', 'show', line.split('  ')[0]!]));
        if (link) return link[1]!;
    }
    throw new Error('no mail with a link waits for Ada');
}
