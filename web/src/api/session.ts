// Who is signed in; signing in and out; invitations.
import { queryOptions } from '@tanstack/react-query';
import { call, client, status_of } from './client';
import type { Session } from './types';

export const session_query = queryOptions({
    queryKey: ['session'],
    queryFn: async (): Promise<Session | null> => {
        try {
            return await call(client.GET('/v1/session'));
        } catch (error) {
            if (status_of(error) === 401) return null;
            throw error;
        }
    },
    staleTime: Infinity,
});

export const invitation_query = (invitation: string) =>
    queryOptions({
        queryKey: ['invitation', invitation],
        queryFn: () => call(client.GET('/v1/invitations/{invitation}', { params: { path: { invitation } } })),
        staleTime: Infinity,
    });

export const sign_in = (login: string, password: string) => call(client.POST('/v1/session', { body: { login, password } }));
export const sign_out = () => call(client.DELETE('/v1/session'));
// `name` is empty where the invitation has one.
export const accept_invitation = (invitation: string, password: string, name: string) =>
    call(
        client.POST('/v1/invitations/{invitation}', {
            params: { path: { invitation } },
            body: name === '' ? { password } : { password, name },
        }),
    );

export const is_operator = (session: Session): boolean => session.role === 'moderator' || session.role === 'administrator';
