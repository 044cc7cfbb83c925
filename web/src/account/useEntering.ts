// What happens when somebody has come in, by whichever way: nothing of anybody else stays, and the page that was asked for is shown.
import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { session_query } from '../api/session';
import type { Session } from '../api/types';

// A page of ours, not another site.
const is_place = (to: string | undefined): to is string => to !== undefined && to.startsWith('/') && !/^\/[/\\]/.test(to);

export function useEntering(): (session: Session, to: string | undefined) => Promise<void> {
    const client = useQueryClient();
    const navigate = useNavigate();
    return async (session, to) => {
        client.clear();
        client.setQueryData(session_query.queryKey, session);
        await navigate({ href: is_place(to) ? to : '/', replace: true });
    };
}
