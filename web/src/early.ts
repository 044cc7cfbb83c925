// What the page at this address shows first is asked for at once, side by side with who is signed in.
// Whoever may not see it is refused by the server, and is led elsewhere by the routes.
import type { QueryClient } from '@tanstack/react-query';
import { ahead, fetch_conversation_ahead } from './api/ahead';
import { buyer_conversations_query, conversations_query, inbox_view, sections_query } from './api/conversations';

export function begin_early(client: QueryClient, { pathname, search }: { pathname: string; search: string }): void {
    const [, first = '', ...rest] = pathname.split('/');
    if (first === 's') begin_desk(client, rest, new URLSearchParams(search));
    else if (first === 'messages') begin_buyer(client, rest[0]);
}

function begin_desk(client: QueryClient, [number, place, conversation]: string[], search: URLSearchParams): void {
    const seller = Number(number);
    if (!Number.isSafeInteger(seller) || seller < 1 || place !== 'messages') return;
    const view = inbox_view(search.get('section'));
    ahead(client.query(sections_query(seller)));
    if (view !== 'drafts') ahead(client.infiniteQuery(conversations_query(seller, view)));
    if (conversation && !search.has('message')) fetch_conversation_ahead(client, { kind: 'seller', seller }, conversation);
}

function begin_buyer(client: QueryClient, conversation: string | undefined): void {
    ahead(client.infiniteQuery(buyer_conversations_query));
    if (conversation) fetch_conversation_ahead(client, { kind: 'buyer' }, conversation);
}
