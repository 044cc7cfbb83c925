// All sellers, for operators.
import { infiniteQueryOptions } from '@tanstack/react-query';
import { call, client } from './client';
import { next_page } from './pages';

export const sellers_query = infiniteQueryOptions({
    queryKey: ['sellers'],
    queryFn: ({ pageParam, signal }) => call(client.GET('/v1/sellers', { params: { query: { cursor: pageParam } }, signal })),
    ...next_page,
});
