// Messages of a conversation, sending them, checking them as they are written, marking them read.
import { infiniteQueryOptions, type InfiniteData } from '@tanstack/react-query';
import { call, client } from './client';
import type { Page } from './pages';
import { side_key } from './queries';
import type { Checking, Message, MessagePage, Reason, Sent, Side, Topic, Verdict } from './types';

interface Which {
    after_seq?: number;
    limit?: number;
}

export function list_messages(side: Side, conversation: string, which: Which, signal?: AbortSignal): Promise<MessagePage> {
    const options = { query: which };
    if (side.kind === 'buyer')
        return call(client.GET('/v1/conversations/{conversation}/messages', { params: { path: { conversation }, ...options }, signal }));
    const path = { seller: side.seller, conversation };
    return call(client.GET('/v1/sellers/{seller}/conversations/{conversation}/messages', { params: { path, ...options }, signal }));
}

export const messages_key = (side: Side, conversation: string) => [...side_key(side), 'messages', conversation] as const;

// Where a page of messages begins: the newest, those before one, those after one.
export type MessagePlace = { before_seq: number } | { after_seq: number } | undefined;

// A page with the ways on from it; without `newer` it holds the conversation's end.
export interface MessageWindow extends Page<Message> {
    older?: { before_seq: number } | undefined;
    newer?: { after_seq: number } | undefined;
}
export type MessagePages = InfiniteData<MessageWindow, MessagePlace>;

const page_size = 50;
const pages_max = 12; // As many stand in the page at once; going on leaves the farthest behind.
const below_target = 20; // Messages that are loaded below the one that is looked for.

// The seqs of a conversation have no holes: what comes before one follows another, and a page tells what there is around it.
export async function load_messages(side: Side, conversation: string, place: MessagePlace, signal?: AbortSignal): Promise<MessageWindow> {
    if (!place) {
        const { items, next_cursor } = await list_messages(side, conversation, { limit: page_size }, signal);
        return { items, older: next_cursor !== undefined && items[0] ? { before_seq: items[0].seq } : undefined };
    }
    const after_seq = 'after_seq' in place ? place.after_seq : Math.max(0, place.before_seq - 1 - page_size);
    const limit = 'after_seq' in place ? page_size : place.before_seq - 1 - after_seq;
    const { items } = await list_messages(side, conversation, { after_seq, limit }, signal);
    const last = items.at(-1)?.seq;
    return {
        items,
        older: after_seq > 0 ? { before_seq: after_seq + 1 } : undefined,
        newer: last !== undefined && items.length === limit ? { after_seq: last } : undefined,
    };
}

export const around = (seq: number): MessagePlace => ({ before_seq: seq + below_target + 1 });

// `target` is the message that is looked for, where it is not the newest.
export const messages_query = (side: Side, conversation: string, target?: number) =>
    infiniteQueryOptions({
        queryKey: messages_key(side, conversation),
        queryFn: ({ pageParam, signal }) => load_messages(side, conversation, pageParam, signal),
        initialPageParam: target === undefined ? undefined : around(target),
        getNextPageParam: (page: MessageWindow) => page.older,
        getPreviousPageParam: (page: MessageWindow) => page.newer,
        maxPages: pages_max,
    });

export function mark_read(side: Side, conversation: string, seq: number): Promise<undefined> {
    const body = { seq };
    if (side.kind === 'buyer')
        return call(client.PUT('/v1/conversations/{conversation}/read', { params: { path: { conversation } }, body }));
    const path = { seller: side.seller, conversation };
    return call(client.PUT('/v1/sellers/{seller}/conversations/{conversation}/read', { params: { path }, body }));
}

// Where an utterance goes: an answer in a conversation, or about an order (Contact Buyer; a buyer's inquiry).
export type Target =
    | { to: 'conversation'; side: Side; conversation: string }
    | { to: 'order'; side: Extract<Side, { kind: 'seller' }>; order: string }
    | { to: 'inquiry'; side: Extract<Side, { kind: 'buyer' }>; seller: number; order: string }
    | { to: 'link'; side: Extract<Side, { kind: 'buyer' }>; link: string; seller: number; sku: string };

export interface Utterance {
    text: string;
    subject?: string;
    reason?: Reason;
    topic?: Topic;
    draft_id?: string;
    files?: string; // Which of the draft's go with it: for comparing only, the server knows them.
    seen_seq?: number; // The last message that its author had seen.
    confirm?: boolean; // Send it whatever has come since.
}

export function send(target: Target, utterance: Utterance, key: string): Promise<Sent | Checking> {
    const { text, subject = '', reason, topic, draft_id, seen_seq, confirm } = utterance;
    const header = { 'Idempotency-Key': key };
    const more = {
        ...(draft_id !== undefined && { draft_id }),
        ...(seen_seq !== undefined && { seen_seq }),
        ...(confirm && { confirm }),
    };
    if (target.to === 'order') {
        const path = { seller: target.side.seller, order: target.order };
        const body = { reason: reason as Reason, ...(reason !== 'feedback_request' && { subject, text }), ...more };
        return call(client.POST('/v1/sellers/{seller}/orders/{order}/messages', { params: { path, header }, body }));
    }
    if (target.to === 'inquiry') {
        const path = { seller: target.seller, order: target.order };
        return call(
            client.POST('/v1/orders/{seller}/{order}/messages', {
                params: { path, header },
                body: { topic: topic as Topic, text, ...more },
            }),
        );
    }
    if (target.to === 'link') {
        const path = { link: target.link };
        const seen = { ...(seen_seq !== undefined && { seen_seq }), ...(confirm && { confirm }) };
        return call(client.POST('/v1/inquiry-links/{link}/messages', { params: { path, header }, body: { text, ...seen } }));
    }
    const { conversation, side } = target;
    const body = { text, ...more };
    if (side.kind === 'buyer')
        return call(client.POST('/v1/conversations/{conversation}/messages', { params: { path: { conversation }, header }, body }));
    const path = { seller: side.seller, conversation };
    return call(client.POST('/v1/sellers/{seller}/conversations/{conversation}/messages', { params: { path, header }, body }));
}

export function check(target: Target, utterance: Utterance, signal: AbortSignal): Promise<Verdict> {
    const { text, subject, reason, files, draft_id } = utterance;
    const draft = files !== undefined && draft_id !== undefined ? { draft_id } : {};
    const conversation = target.to === 'conversation' ? { conversation_id: target.conversation } : {};
    const of_seller = target.to === 'inquiry' ? { seller_id: target.seller } : {};
    if (target.side.kind === 'buyer')
        return call(client.POST('/v1/checks', { body: { text, ...conversation, ...draft, ...of_seller }, signal }));
    const order = target.to === 'order' ? { order_id: target.order } : {};
    const body = { text, ...(subject && { subject }), ...(reason && { reason }), ...conversation, ...order, ...draft };
    return call(client.POST('/v1/sellers/{seller}/checks', { params: { path: { seller: target.side.seller } }, body, signal }));
}
