// Conversations and the inbox's sections, as the seller and as the buyer sees them.
import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { until_decided, while_checking } from './awaited';
import { call, client } from './client';
import { next_page } from './pages';
import type { Section } from './types';

export const sections = ['needs_reply', 'waiting', 'no_reply_needed', 'resolved'] as const;
export type ListView = Section | 'all';
export type InboxView = ListView | 'drafts';

// The section that an address names; where it names none, or none that there is, what needs a reply.
export const inbox_view = (section: unknown): InboxView =>
    ([...sections, 'all', 'drafts'] as const).find((view) => view === section) ?? 'needs_reply';

export const sections_query = (seller: number) =>
    queryOptions({
        queryKey: ['seller', seller, 'sections'],
        queryFn: ({ signal }) => call(client.GET('/v1/sellers/{seller}/sections', { params: { path: { seller } }, signal })),
    });

export const conversations_query = (seller: number, view: ListView) =>
    infiniteQueryOptions({
        queryKey: ['seller', seller, 'conversations', view],
        queryFn: ({ pageParam, signal }) =>
            call(
                client.GET('/v1/sellers/{seller}/conversations', {
                    params: { path: { seller }, query: { ...(view !== 'all' && { section: view }), cursor: pageParam } },
                    signal,
                }),
            ),
        ...next_page,
    });

export const conversation_query = (seller: number, conversation: string) =>
    queryOptions({
        queryKey: ['seller', seller, 'conversation', conversation],
        queryFn: ({ signal }) =>
            call(client.GET('/v1/sellers/{seller}/conversations/{conversation}', { params: { path: { seller, conversation } }, signal })),
        refetchInterval: while_checking,
    });

export const move_conversation = (seller: number, conversation: string, section: Section) =>
    call(
        client.PUT('/v1/sellers/{seller}/conversations/{conversation}/section', {
            params: { path: { seller, conversation } },
            body: { section },
        }),
    );

export const discard_draft = (seller: number, draft: string) =>
    call(client.DELETE('/v1/sellers/{seller}/drafts/{draft}', { params: { path: { seller, draft } } }));

export const buyer_conversations_query = infiniteQueryOptions({
    queryKey: ['buyer', 'conversations'],
    queryFn: ({ pageParam, signal }) => call(client.GET('/v1/conversations', { params: { query: { cursor: pageParam } }, signal })),
    ...next_page,
});

export const buyer_conversation_query = (conversation: string) =>
    queryOptions({
        queryKey: ['buyer', 'conversation', conversation],
        queryFn: ({ signal }) => call(client.GET('/v1/conversations/{conversation}', { params: { path: { conversation } }, signal })),
        refetchInterval: until_decided,
    });
