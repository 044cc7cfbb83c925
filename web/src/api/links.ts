// Links that come by mail: asked for, looked at, used. Looking uses none up.
import { queryOptions } from '@tanstack/react-query';
import { call, client } from './client';

export const sign_in_ways_query = queryOptions({
    queryKey: ['sign_in_ways'],
    queryFn: ({ signal }) => call(client.GET('/v1/sign-in-ways', { signal })),
    staleTime: Infinity,
});

export const ask_password_reset = (login: string) => call(client.POST('/v1/password-resets', { body: { login } }));
export const ask_sign_in_link = (address: string, to: string | undefined) =>
    call(client.POST('/v1/sign-in-links', { body: to === undefined ? { address } : { address, to } }));

const of_secret = (secret: string) => ({ params: { path: { secret } } });

export const password_reset_query = (secret: string) =>
    queryOptions({
        queryKey: ['password_reset', secret],
        queryFn: () => call(client.GET('/v1/password-resets/{secret}', of_secret(secret))),
        staleTime: Infinity,
    });
export const reset_password = (secret: string, password: string) =>
    call(client.POST('/v1/password-resets/{secret}', { ...of_secret(secret), body: { password } }));

export const sign_in_link_query = (secret: string) =>
    queryOptions({
        queryKey: ['sign_in_link', secret],
        queryFn: () => call(client.GET('/v1/sign-in-links/{secret}', of_secret(secret))),
        staleTime: Infinity,
    });
export const sign_in_by_link = (secret: string) => call(client.POST('/v1/sign-in-links/{secret}', of_secret(secret)));

export const sender_confirmation_query = (secret: string) =>
    queryOptions({
        queryKey: ['sender_confirmation', secret],
        queryFn: () => call(client.GET('/v1/sender-confirmations/{secret}', of_secret(secret))),
        staleTime: Infinity,
    });
export const confirm_sender = (secret: string) => call(client.POST('/v1/sender-confirmations/{secret}', of_secret(secret)));
