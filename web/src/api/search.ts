// One search over orders and messages, for a seller and for a buyer.
import { infiniteQueryOptions, keepPreviousData } from '@tanstack/react-query';
import { call, client } from './client';
import { next_page } from './pages';

export const search_length_max = 200; // The contract's, in code points.
export const orders_max = 5; // As many an answer has; there may be more.

export const seller_search_query = (seller: number, search: string) =>
    infiniteQueryOptions({
        queryKey: ['seller', seller, 'search', search],
        queryFn: ({ pageParam, signal }) =>
            call(
                client.GET('/v1/sellers/{seller}/search', {
                    params: { path: { seller }, query: { search, cursor: pageParam } },
                    signal,
                }),
            ),
        enabled: search !== '',
        placeholderData: keepPreviousData,
        ...next_page,
    });

export const buyer_search_query = (search: string) =>
    infiniteQueryOptions({
        queryKey: ['buyer', 'search', search],
        queryFn: ({ pageParam, signal }) => call(client.GET('/v1/search', { params: { query: { search, cursor: pageParam } }, signal })),
        enabled: search !== '',
        placeholderData: keepPreviousData,
        ...next_page,
    });
