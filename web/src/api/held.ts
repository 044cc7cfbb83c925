// What the policy held, of all sellers, for moderators: listed, read, released, given back.
import { infiniteQueryOptions, queryOptions, type QueryClient } from '@tanstack/react-query';
import { call, client } from './client';
import { next_page, place_item, type Pages } from './pages';
import type { Held } from './types';

// There is no event stream over all sellers.
const look_again_ms = 15_000;

export type ListedHeld = Held & { id: string };

// The longest waiting first.
export const held_query = infiniteQueryOptions({
    queryKey: ['held', 'list'],
    queryFn: async ({ pageParam, signal }) => {
        const page = await call(client.GET('/v1/held', { params: { query: { cursor: pageParam } }, signal }));
        return { ...page, items: page.items.map((held): ListedHeld => ({ ...held, id: held.draft.id })) };
    },
    refetchInterval: look_again_ms,
    refetchOnWindowFocus: 'always',
    ...next_page,
});

export const held_message_query = (seller: number, draft: string) =>
    queryOptions({
        queryKey: ['held', 'message', seller, draft],
        queryFn: ({ signal }) => call(client.GET('/v1/held/{seller}/{draft}', { params: { path: { seller, draft } }, signal })),
        refetchInterval: ({ state }) => (state.error ? false : look_again_ms),
        refetchOnWindowFocus: 'always',
    });

// Takes one that is decided out of the list, and looks what else has changed.
export function forget_held(queries: QueryClient, draft: string): void {
    queries.setQueriesData<Pages<ListedHeld>>(
        { queryKey: held_query.queryKey },
        (pages) => pages && place_item(pages, draft, null, () => false),
    );
    void queries.invalidateQueries({ queryKey: held_query.queryKey });
}

export const release_held = (seller: number, draft: string) =>
    call(client.POST('/v1/held/{seller}/{draft}/release', { params: { path: { seller, draft } } }));

export const reject_held = (seller: number, draft: string, note: string) =>
    call(client.POST('/v1/held/{seller}/{draft}/rejection', { params: { path: { seller, draft } }, body: { note } }));
