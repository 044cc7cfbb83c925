// Files that could not be read, of all sellers, for operators.
import { infiniteQueryOptions } from '@tanstack/react-query';
import { call, client } from './client';
import { next_page } from './pages';
import type { UnreadFile } from './types';

const look_again_ms = 15_000;
const look_again_checking_ms = 2_000; // Somebody waits for what comes of another look.

export const unread_files_query = infiniteQueryOptions({
    queryKey: ['unread-files'],
    queryFn: ({ pageParam, signal }) => call(client.GET('/v1/unread-files', { params: { query: { cursor: pageParam } }, signal })),
    refetchInterval: ({ state }) =>
        state.data?.pages.some(({ items }) => items.some((file) => file.is_checking)) ? look_again_checking_ms : look_again_ms,
    ...next_page,
});

export const retry_unread_file = ({ seller, id }: UnreadFile): Promise<UnreadFile> =>
    call(client.POST('/v1/unread-files/{seller}/{attachment}/retry', { params: { path: { seller: seller.id, attachment: id } } }));
