// E-mail of all sellers, for operators: what waits, what did not arrive, who was refused.
import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { call, client } from './client';
import { next_page } from './pages';
import type { Mail, RefusedSender } from './types';

// There is no event stream over all sellers.
const look_again_ms = 15_000;

export const mail_states = ['queued', 'failed', 'bounced'] as const;
export type ListedState = (typeof mail_states)[number];
export type MailsView = ListedState | 'refused_senders';

export const mails_view = (view: unknown): MailsView =>
    ([...mail_states, 'refused_senders'] as const).find((one) => one === view) ?? 'queued';

export const mail_counts_query = queryOptions({
    queryKey: ['mails', 'counts'],
    queryFn: ({ signal }) => call(client.GET('/v1/mail-counts', { signal })),
    refetchInterval: look_again_ms,
});

export const mails_query = (state: ListedState) =>
    infiniteQueryOptions({
        queryKey: ['mails', 'list', state],
        queryFn: ({ pageParam, signal }) => call(client.GET('/v1/mails', { params: { query: { state, cursor: pageParam } }, signal })),
        refetchInterval: look_again_ms,
        ...next_page,
    });

export type ListedSender = RefusedSender & { id: string };

export const refused_senders_query = infiniteQueryOptions({
    queryKey: ['mails', 'senders'],
    queryFn: async ({ pageParam, signal }) => {
        const page = await call(client.GET('/v1/refused-senders', { params: { query: { cursor: pageParam } }, signal }));
        return { ...page, items: page.items.map((one): ListedSender => ({ ...one, id: `${one.seller.id} ${one.address}` })) };
    },
    refetchInterval: look_again_ms,
    ...next_page,
});

// Each look is noted, so it is not asked for again by itself.
export const mail_query = (mail: string) =>
    queryOptions({
        queryKey: ['mails', 'one', mail],
        queryFn: ({ signal }) => call(client.GET('/v1/mails/{mail}', { params: { path: { mail } }, signal })),
        staleTime: Infinity,
    });

export const retry_mail = (mail: string): Promise<Mail> => call(client.POST('/v1/mails/{mail}/retry', { params: { path: { mail } } }));
