// The query client with the product's habits: refusals are not retried, an ended session is noticed everywhere.
import { MutationCache, QueryCache, QueryClient } from '@tanstack/react-query';
import { status_of, UnreachableError } from './client';
import { session_query } from './session';
import type { Side } from './types';

export const fresh_ms = 30_000; // What was loaded within it is not loaded again when it is shown again.

export function make_query_client(session_ended: () => void): QueryClient {
    const notice = (error: unknown) => {
        if (status_of(error) === 401) session_ended();
        if (status_of(error) === 403) void client.invalidateQueries({ queryKey: session_query.queryKey }); // The reader's role may be another now.
    };
    const client: QueryClient = new QueryClient({
        queryCache: new QueryCache({ onError: notice }),
        mutationCache: new MutationCache({
            onError: (error, _variables, _result, mutation) => mutation.meta?.['sign_in'] !== true && notice(error),
        }),
        defaultOptions: {
            queries: {
                staleTime: fresh_ms,
                networkMode: 'always',
                retry: (count, error) => error instanceof UnreachableError && count < 2,
                retryDelay: (count) => 500 * 2 ** count,
            },
            mutations: { networkMode: 'always' },
        },
    });
    return client;
}

// Everything cached for one side starts with this, so that it can be refetched at once.
export function side_key(side: Side): readonly (string | number)[] {
    return side.kind === 'seller' ? ['seller', side.seller] : ['buyer'];
}
