// Who may see a page: whoever is not signed in is asked to, whoever may not is led home.
import type { QueryClient } from '@tanstack/react-query';
import { redirect } from '@tanstack/react-router';
import { session_query } from './api/session';
import type { Session } from './api/types';

export interface Context {
    client: QueryClient;
}
type Where = { context: Context; location: { href: string } };

export async function need_session({ context, location }: Where): Promise<Session> {
    const session = await context.client.query({ ...session_query, staleTime: 'static' });
    if (!session) throw redirect({ to: '/sign-in', search: { to: location.href }, replace: true });
    return session;
}

export function need(may: (session: Session) => boolean) {
    return async (where: Where): Promise<void> => {
        if (!may(await need_session(where))) throw redirect({ to: '/', replace: true });
    };
}
