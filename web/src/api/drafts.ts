// What somebody is writing, kept on the server: one draft of each author at each place.
import { infiniteQueryOptions, type QueryClient } from '@tanstack/react-query';
import { until_decided } from './awaited';
import { call, client } from './client';
import type { Target } from './messages';
import { next_page } from './pages';
import type { Draft, ListedDraft, SaveDraft, Side } from './types';

// A place at which the server keeps drafts.
export type DraftTarget = Exclude<Target, { to: 'link' }>;

const paths = {
    reply: '/v1/sellers/{seller}/conversations/{conversation}/draft',
    order: '/v1/sellers/{seller}/orders/{order}/draft',
    buyer: '/v1/conversations/{conversation}/draft',
    inquiry: '/v1/orders/{seller}/{order}/draft',
} as const;

// A member's own, the last changed first; they change with every pause in writing, so a list is asked for anew.
export const drafts_query = (seller: number) =>
    infiniteQueryOptions({
        queryKey: ['seller', seller, 'drafts'],
        queryFn: async ({ pageParam, signal }) => {
            const page = await call(
                client.GET('/v1/sellers/{seller}/drafts', { params: { path: { seller }, query: { cursor: pageParam } }, signal }),
            );
            return { ...page, items: page.items.map(({ draft, ...about }): ListedDraft => ({ ...draft, ...about })) };
        },
        staleTime: 0,
        refetchOnMount: 'always',
        refetchInterval: ({ state: { data } }) =>
            until_decided({ state: { data: { drafts: data?.pages.flatMap(({ items }) => items) ?? [] } } }),
        ...next_page,
    });

// Whoever shows the list of drafts asks for it anew.
export function refresh_draft_list(queries: QueryClient, side: Side): void {
    if (side.kind === 'seller') void queries.invalidateQueries({ queryKey: drafts_query(side.seller).queryKey });
}

export async function find_draft(target: DraftTarget, draft_id: string | undefined): Promise<Draft | undefined> {
    return (await find(target, draft_id === undefined ? {} : { draft_id })).draft;
}

function find(target: DraftTarget, query: { draft_id?: string }): Promise<{ draft?: Draft }> {
    if (target.to === 'order')
        return call(client.GET(paths.order, { params: { path: { seller: target.side.seller, order: target.order }, query } }));
    if (target.to === 'inquiry') return call(client.GET(paths.inquiry, { params: { path: target, query } }));
    const { side, conversation } = target;
    if (side.kind === 'buyer') return call(client.GET(paths.buyer, { params: { path: { conversation }, query } }));
    return call(client.GET(paths.reply, { params: { path: { seller: side.seller, conversation }, query } }));
}

export function save_draft(target: DraftTarget, body: SaveDraft): Promise<Draft> {
    if (target.to === 'order')
        return call(client.PUT(paths.order, { params: { path: { seller: target.side.seller, order: target.order } }, body }));
    if (target.to === 'inquiry') return call(client.PUT(paths.inquiry, { params: { path: target }, body }));
    const { side, conversation } = target;
    if (side.kind === 'buyer') return call(client.PUT(paths.buyer, { params: { path: { conversation } }, body }));
    return call(client.PUT(paths.reply, { params: { path: { seller: side.seller, conversation } }, body }));
}

export function drop_draft(target: DraftTarget, draft_id: string | undefined): Promise<undefined> {
    const query = draft_id === undefined ? {} : { draft_id };
    if (target.to === 'order')
        return call(client.DELETE(paths.order, { params: { path: { seller: target.side.seller, order: target.order }, query } }));
    if (target.to === 'inquiry') return call(client.DELETE(paths.inquiry, { params: { path: target, query } }));
    const { side, conversation } = target;
    if (side.kind === 'buyer') return call(client.DELETE(paths.buyer, { params: { path: { conversation }, query } }));
    return call(client.DELETE(paths.reply, { params: { path: { seller: side.seller, conversation }, query } }));
}
