// Sets what came in (a sent message, an event's conversation) into everything that is cached, without loading lists anew.
import type { QueryClient } from '@tanstack/react-query';
import { buyer_conversation_query, conversation_query, sections_query } from './conversations';
import { list_messages, messages_key } from './messages';
import { place_item, type Page, type Pages } from './pages';
import { side_key } from './queries';
import type { BuyerConversationSummary, ConversationSummary, Message, Side } from './types';

const page_size_max = 100; // The contract's maximum for `limit`.

export function merge_messages(pages: Pages<Message>, fresh: Message[]): Pages<Message> {
    const known = new Set(pages.pages.flatMap((page) => page.items.map((message) => message.seq)));
    const added = fresh.filter((message) => !known.has(message.seq));
    const newest = pages.pages[0];
    if (added.length === 0 || !newest) return pages;
    const items = [...newest.items, ...added].sort((left, right) => left.seq - right.seq);
    return { ...pages, pages: [{ ...newest, items }, ...pages.pages.slice(1)] };
}

export function add_messages(client: QueryClient, side: Side, conversation: string, fresh: Message[]): void {
    client.setQueryData<Pages<Message>>(messages_key(side, conversation), (pages) => pages && merge_messages(pages, fresh));
}

export function last_seq(client: QueryClient, side: Side, conversation: string): number | undefined {
    const pages = client.getQueryData<Pages<Message>>(messages_key(side, conversation));
    return pages && Math.max(0, ...pages.pages.flatMap((page) => page.items.map((message) => message.seq)));
}

// Loads what came after the newest cached message; nothing where the conversation was never opened.
export async function fetch_new_messages(client: QueryClient, side: Side, conversation: string): Promise<void> {
    for (let more = true; more;) {
        const after_seq = last_seq(client, side, conversation);
        if (after_seq === undefined) return;
        const page = await list_messages(side, conversation, { after_seq, limit: page_size_max });
        add_messages(client, side, conversation, page.items);
        more = page.items.length === page_size_max;
    }
}

// The inbox's order: due soonest first where an answer is due, else newest first.
export function comes_before(view: string, left: ConversationSummary, right: ConversationSummary): boolean {
    if (view === 'needs_reply' && left.due_at !== right.due_at) {
        if (left.due_at === undefined) return false;
        if (right.due_at === undefined) return true;
        return Date.parse(left.due_at) < Date.parse(right.due_at);
    }
    return Date.parse(left.last_message_at) >= Date.parse(right.last_message_at);
}

export function place_summary(client: QueryClient, seller: number, summary: ConversationSummary): void {
    const key = ['seller', seller, 'conversations'];
    for (const [query_key, pages] of client.getQueriesData<Pages<ConversationSummary>>({ queryKey: key })) {
        const view = String(query_key[3]);
        if (!pages) continue;
        const belongs = view === 'all' || view === summary.section;
        client.setQueryData(
            query_key,
            place_item(pages, summary.id, belongs ? summary : null, (left, right) => comes_before(view, left, right)),
        );
    }
}

function place_buyer_summary(client: QueryClient, summary: BuyerConversationSummary): void {
    const newer = (left: BuyerConversationSummary, right: BuyerConversationSummary) =>
        Date.parse(left.last_message_at) >= Date.parse(right.last_message_at);
    client.setQueryData<Pages<BuyerConversationSummary>>(
        ['buyer', 'conversations'],
        (pages) => pages && place_item(pages, summary.id, summary, newer),
    );
}

// Loads one conversation anew and sets it where it now belongs.
export async function refresh_conversation(client: QueryClient, side: Side, conversation: string): Promise<void> {
    const messages = fetch_new_messages(client, side, conversation);
    if (side.kind === 'buyer') {
        const fresh = await client.query({ ...buyer_conversation_query(conversation), staleTime: 0 });
        place_buyer_summary(client, fresh.summary);
    } else {
        const fresh = await client.query({ ...conversation_query(side.seller, conversation), staleTime: 0 });
        place_summary(client, side.seller, fresh.summary);
        void client.invalidateQueries({ queryKey: sections_query(side.seller).queryKey });
    }
    await messages;
}

// Shows a conversation as read at once, before the server is asked again.
export function note_read(client: QueryClient, side: Side, conversation: string): void {
    const read = <T extends { id: string; unread: boolean }>(item: T): T => (item.id === conversation ? { ...item, unread: false } : item);
    client.setQueriesData<Pages<ConversationSummary>>({ queryKey: [...side_key(side), 'conversations'] }, (pages) => {
        return (
            pages && { ...pages, pages: pages.pages.map((page: Page<ConversationSummary>) => ({ ...page, items: page.items.map(read) })) }
        );
    });
    client.setQueriesData<{ summary: ConversationSummary }>({ queryKey: [...side_key(side), 'conversation', conversation] }, (known) => {
        return known && { ...known, summary: read(known.summary) };
    });
}
