import { useQuery } from '@tanstack/react-query';
import { session_query } from '../api/session';
import type { Session } from '../api/types';

// Who is signed in; for pages that nobody else reaches.
export function useReader(): Session {
    const { data } = useQuery(session_query);
    if (!data) throw new Error('Nobody is signed in.');
    return data;
}
