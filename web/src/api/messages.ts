// Messages of a conversation, sending them, checking them as they are written, marking them read.
import { infiniteQueryOptions } from '@tanstack/react-query';
import { call, client } from './client';
import { next_page } from './pages';
import { side_key } from './queries';
import type { MessagePage, Reason, Sent, Side, Topic, Verdict } from './types';

interface Which {
    cursor?: string | undefined;
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

export const messages_query = (side: Side, conversation: string) =>
    infiniteQueryOptions({
        queryKey: messages_key(side, conversation),
        queryFn: ({ pageParam, signal }) => list_messages(side, conversation, { cursor: pageParam }, signal),
        ...next_page,
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
    | { to: 'inquiry'; side: Extract<Side, { kind: 'buyer' }>; seller: number; order: string };

export interface Utterance {
    text: string;
    subject?: string;
    reason?: Reason;
    topic?: Topic;
    draft_id?: string;
}

export function send(target: Target, utterance: Utterance, key: string): Promise<Sent> {
    const { text, subject = '', reason, topic, draft_id } = utterance;
    const header = { 'Idempotency-Key': key };
    const draft = draft_id === undefined ? {} : { draft_id };
    if (target.to === 'order') {
        const path = { seller: target.side.seller, order: target.order };
        const body = { reason: reason as Reason, subject, text, ...draft };
        return call(client.POST('/v1/sellers/{seller}/orders/{order}/messages', { params: { path, header }, body }));
    }
    if (target.to === 'inquiry') {
        const path = { seller: target.seller, order: target.order };
        return call(
            client.POST('/v1/orders/{seller}/{order}/messages', {
                params: { path, header },
                body: { topic: topic as Topic, text, ...draft },
            }),
        );
    }
    const { conversation, side } = target;
    const body = { text, ...draft };
    if (side.kind === 'buyer')
        return call(client.POST('/v1/conversations/{conversation}/messages', { params: { path: { conversation }, header }, body }));
    const path = { seller: side.seller, conversation };
    return call(client.POST('/v1/sellers/{seller}/conversations/{conversation}/messages', { params: { path, header }, body }));
}

export function check(target: Target, utterance: Utterance, signal: AbortSignal): Promise<Verdict> {
    const { text, subject, reason } = utterance;
    const conversation = target.to === 'conversation' ? { conversation_id: target.conversation } : {};
    if (target.side.kind === 'buyer') return call(client.POST('/v1/checks', { body: { text, ...conversation }, signal }));
    const order = target.to === 'order' ? { order_id: target.order } : {};
    const body = { text, ...(subject && { subject }), ...(reason && { reason }), ...conversation, ...order };
    return call(client.POST('/v1/sellers/{seller}/checks', { params: { path: { seller: target.side.seller } }, body, signal }));
}
