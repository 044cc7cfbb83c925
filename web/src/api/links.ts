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
// What a link is for stays the same as long as its page is open.
const link_query = <T>(name: string, secret: string, queryFn: () => Promise<T>) =>
    queryOptions({ queryKey: [name, secret], queryFn, staleTime: Infinity });

export const password_reset_query = (secret: string) =>
    link_query('password_reset', secret, () => call(client.GET('/v1/password-resets/{secret}', of_secret(secret))));
export const reset_password = (secret: string, password: string) =>
    call(client.POST('/v1/password-resets/{secret}', { ...of_secret(secret), body: { password } }));

export const sign_in_link_query = (secret: string) =>
    link_query('sign_in_link', secret, () => call(client.GET('/v1/sign-in-links/{secret}', of_secret(secret))));
export const sign_in_by_link = (secret: string) => call(client.POST('/v1/sign-in-links/{secret}', of_secret(secret)));

export const sender_confirmation_query = (secret: string) =>
    link_query('sender_confirmation', secret, () => call(client.GET('/v1/sender-confirmations/{secret}', of_secret(secret))));
export const confirm_sender = (secret: string) => call(client.POST('/v1/sender-confirmations/{secret}', of_secret(secret)));
