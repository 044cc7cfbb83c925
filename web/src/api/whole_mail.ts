// The mail as which a message came: its text, and for operators its source.
import { queryOptions } from '@tanstack/react-query';
import { call, client } from './client';
import { side_key } from './queries';
import type { Side } from './types';

export const whole_mail_query = (side: Side, conversation: string, seq: number) =>
    queryOptions({
        queryKey: [...side_key(side), 'mail', conversation, seq],
        queryFn: ({ signal }) => {
            if (side.kind === 'buyer')
                return call(
                    client.GET('/v1/conversations/{conversation}/messages/{seq}/mail', { params: { path: { conversation, seq } }, signal }),
                );
            const path = { seller: side.seller, conversation, seq };
            return call(client.GET('/v1/sellers/{seller}/conversations/{conversation}/messages/{seq}/mail', { params: { path }, signal }));
        },
    });

export const mail_source_address = (seller: number, conversation: string, seq: number) =>
    `/v1/sellers/${seller}/conversations/${conversation}/messages/${seq}/mail/source`;

// Whatever bytes it has: what is no UTF-8 is shown as the sign for it.
export const mail_source_query = (seller: number, conversation: string, seq: number) =>
    queryOptions({
        queryKey: ['seller', seller, 'mail_source', conversation, seq],
        queryFn: ({ signal }) =>
            call(
                client.GET('/v1/sellers/{seller}/conversations/{conversation}/messages/{seq}/mail/source', {
                    params: { path: { seller, conversation, seq } },
                    parseAs: 'text',
                    signal,
                }),
            ),
    });
