// A change of a seller's members: the answer is the whole as it stands now.
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { members_query } from '../api/members';
import type { Members } from '../api/types';
import { announce } from '../parts/announce';

export function useMembersChange<T>(seller: number, change: (wanted: T) => Promise<Members>, done: (wanted: T) => string) {
    const client = useQueryClient();
    return useMutation({
        mutationFn: change,
        onSuccess: (members, wanted) => {
            client.setQueryData(members_query(seller).queryKey, members);
            announce(done(wanted));
        },
    });
}
