// A seller's orders and the buyer's own.
import { infiniteQueryOptions, keepPreviousData, queryOptions } from '@tanstack/react-query';
import { until_decided } from './awaited';
import { call, client } from './client';
import { next_page } from './pages';
import type { paths } from './schema';

export type OrdersQuery = NonNullable<paths['/v1/sellers/{seller}/orders']['get']['parameters']['query']>;

export const orders_query = (seller: number, query: OrdersQuery) =>
    infiniteQueryOptions({
        queryKey: ['seller', seller, 'orders', query],
        queryFn: ({ pageParam, signal }) =>
            call(
                client.GET('/v1/sellers/{seller}/orders', {
                    params: { path: { seller }, query: { ...query, cursor: pageParam } },
                    signal,
                }),
            ),
        placeholderData: keepPreviousData,
        ...next_page,
    });

export const order_query = (seller: number, order: string) =>
    queryOptions({
        queryKey: ['seller', seller, 'order', order],
        queryFn: ({ signal }) => call(client.GET('/v1/sellers/{seller}/orders/{order}', { params: { path: { seller, order } }, signal })),
        refetchInterval: until_decided,
    });

export const buyer_orders_query = (search?: string) =>
    infiniteQueryOptions({
        queryKey: ['buyer', 'orders', search],
        queryFn: ({ pageParam, signal }) => call(client.GET('/v1/orders', { params: { query: { search, cursor: pageParam } }, signal })),
        ...next_page,
    });

export const buyer_order_query = (seller: number, order: string) =>
    queryOptions({
        queryKey: ['buyer', 'order', seller, order],
        queryFn: ({ signal }) => call(client.GET('/v1/orders/{seller}/{order}', { params: { path: { seller, order } }, signal })),
        refetchInterval: until_decided,
    });
