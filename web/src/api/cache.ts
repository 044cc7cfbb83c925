// Sets what came in (a sent message, an event's conversation) into everything that is cached, without loading lists anew.
import type { QueryClient } from '@tanstack/react-query';
import { buyer_conversation_query, conversation_query, sections_query } from './conversations';
import { refresh_draft_list } from './drafts';
import { list_messages, load_messages, messages_key, type MessagePages, type MessagePlace } from './messages';
import { place_item, type Page, type Pages } from './pages';
import { side_key } from './queries';
import type { BuyerConversationSummary, ConversationSummary, Message, Section, Side } from './types';

const page_size_max = 100; // The contract's maximum for `limit`.

const last_of = (pages: MessagePages) => Math.max(0, ...pages.pages.flatMap((page) => page.items.map((message) => message.seq)));
const holds_end = (pages: MessagePages) => pages.pages[0]?.newer === undefined;

// Adds what follows the newest loaded message; what would leave a hole is not added: it is loaded with what lies between.
export function merge_messages(pages: MessagePages, fresh: Message[]): MessagePages {
    const newest = pages.pages[0];
    if (!newest || !holds_end(pages)) return pages;
    const last = last_of(pages);
    const later = fresh.filter((message) => message.seq > last).sort((left, right) => left.seq - right.seq);
    const added = later.filter((message, at) => message.seq === last + 1 + at);
    if (added.length === 0) return pages;
    return { ...pages, pages: [{ ...newest, items: [...newest.items, ...added] }, ...pages.pages.slice(1)] };
}

// What is shown of a conversation begins at another place from now on.
export async function show_messages_at(client: QueryClient, side: Side, conversation: string, place: MessagePlace): Promise<void> {
    await client.cancelQueries({ queryKey: messages_key(side, conversation) });
    const page = await load_messages(side, conversation, place);
    client.setQueryData<MessagePages>(messages_key(side, conversation), { pages: [page], pageParams: [place] });
}

export function add_messages(client: QueryClient, side: Side, conversation: string, fresh: Message[]): void {
    const key = messages_key(side, conversation);
    const pages = client.getQueryData<MessagePages>(key);
    if (!pages) return;
    if (holds_end(pages)) client.setQueryData<MessagePages>(key, merge_messages(pages, fresh));
    else show_messages_at(client, side, conversation, undefined).catch(() => undefined); // It is asked for again by scrolling.
}

export function last_seq(client: QueryClient, side: Side, conversation: string): number | undefined {
    const pages = client.getQueryData<MessagePages>(messages_key(side, conversation));
    return pages && last_of(pages);
}

// Loads what came after the newest cached message; nothing where the conversation was never opened, or its end is not loaded.
export async function fetch_new_messages(client: QueryClient, side: Side, conversation: string): Promise<void> {
    for (let more = true; more;) {
        const pages = client.getQueryData<MessagePages>(messages_key(side, conversation));
        if (!pages || !holds_end(pages)) return;
        const page = await list_messages(side, conversation, { after_seq: last_of(pages), limit: page_size_max });
        add_messages(client, side, conversation, page.items);
        more = page.items.length === page_size_max;
    }
}

// Loads the messages that are here anew, for what is shown beside them.
export function refresh_marks(client: QueryClient, side: Side, conversation: string): void {
    void client.invalidateQueries({ queryKey: messages_key(side, conversation) });
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

// Sets a seller's conversation where it now belongs: in the lists, and where it is open.
export function show_summary(client: QueryClient, seller: number, summary: ConversationSummary): void {
    place_summary(client, seller, summary);
    client.setQueryData(conversation_query(seller, summary.id).queryKey, (known) => known && { ...known, summary });
}

const count_max = 1000; // The contract's count that means "more".

// Counts a conversation in its new section before the server has counted.
export function move_section(client: QueryClient, seller: number, from: Section, to: Section): void {
    const by = (section: Section) => Number(section === to) - Number(section === from);
    client.setQueryData(sections_query(seller).queryKey, (known) => {
        if (!known) return known;
        const items = known.items.map((item) =>
            item.count >= count_max ? item : { ...item, count: Math.max(0, item.count + by(item.section)) },
        );
        return { ...known, items };
    });
}

function place_buyer_summary(client: QueryClient, summary: BuyerConversationSummary): void {
    const newer = (left: BuyerConversationSummary, right: BuyerConversationSummary) =>
        Date.parse(left.last_message_at) >= Date.parse(right.last_message_at);
    client.setQueryData<Pages<BuyerConversationSummary>>(
        ['buyer', 'conversations'],
        (pages) => pages && place_item(pages, summary.id, summary, newer),
    );
}

async function refresh_summary(client: QueryClient, side: Side, conversation: string): Promise<void> {
    if (side.kind === 'buyer') {
        const fresh = await client.query({ ...buyer_conversation_query(conversation), staleTime: 0 });
        place_buyer_summary(client, fresh.summary);
    } else {
        const fresh = await client.query({ ...conversation_query(side.seller, conversation), staleTime: 0 });
        place_summary(client, side.seller, fresh.summary);
    }
}

// Loads one conversation anew and sets it where it now belongs.
export async function refresh_conversation(client: QueryClient, side: Side, conversation: string): Promise<void> {
    const messages = fetch_new_messages(client, side, conversation);
    await refresh_summary(client, side, conversation);
    if (side.kind === 'seller') void client.invalidateQueries({ queryKey: sections_query(side.seller).queryKey });
    refresh_draft_list(client, side);
    await messages;
}

// Asks anew how far it was read, where that is shown: where a list shows it as unread, as it may have been read on another device, and
// where it is open. What only the reader has read is shown as read already where it was read here.
export async function refresh_reading(client: QueryClient, side: Side, conversation: string, is_own: boolean): Promise<void> {
    const lists = client.getQueriesData<Pages<ConversationSummary>>({ queryKey: [...side_key(side), 'conversations'] });
    const is_unread = ({ id, unread }: ConversationSummary) => id === conversation && unread;
    if (lists.some(([, pages]) => pages?.pages.some((page) => page.items.some(is_unread))))
        await refresh_summary(client, side, conversation);
    else if (!is_own) await client.invalidateQueries({ queryKey: [...side_key(side), 'conversation', conversation] });
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
