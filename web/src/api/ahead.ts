// Asks for what is about to be looked at, so that it is here when it is; what is here already and fresh is not asked for again.
import type { QueryClient } from '@tanstack/react-query';
import { buyer_conversation_query, conversation_query } from './conversations';
import { messages_query } from './messages';
import type { Side } from './types';

// The page that wants it for good says what is wrong.
export const ahead = (asked: Promise<unknown>): void => void asked.catch(() => undefined);

export function fetch_conversation_ahead(client: QueryClient, side: Side, conversation: string): void {
    if (side.kind === 'seller') ahead(client.query(conversation_query(side.seller, conversation)));
    else ahead(client.query(buyer_conversation_query(conversation)));
    ahead(client.infiniteQuery(messages_query(side, conversation)));
}
