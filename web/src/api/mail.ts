// What a seller decides about e-mail.
import { queryOptions } from '@tanstack/react-query';
import { call, client } from './client';
import type { MailTiming, SellerMail } from './types';

export const seller_mail_query = (seller: number) =>
    queryOptions({
        queryKey: ['seller', seller, 'mail'],
        queryFn: ({ signal }) => call(client.GET('/v1/sellers/{seller}/mail', { params: { path: { seller } }, signal })),
    });

export const put_own_mail = (seller: number, body: { by_mail: boolean; mail_timing?: MailTiming }): Promise<SellerMail> =>
    call(client.PUT('/v1/sellers/{seller}/mail', { params: { path: { seller } }, body }));

// By the link of a mail, whoever is signed in.
export const unsubscribe = (mail_link: string) => call(client.POST('/unsubscribe/{mail_link}', { params: { path: { mail_link } } }));

// What is decided about an address or a whole domain; forgotten: what it writes is refused and listed again.
export type SenderDecision = 'approved' | 'blocked' | 'forgotten';

export function decide_sender(seller: number, address: string, decision: SenderDecision): Promise<SellerMail> {
    const params = { path: { seller, address } };
    return decision === 'forgotten'
        ? call(client.DELETE('/v1/sellers/{seller}/mail/senders/{address}', { params }))
        : call(client.PUT('/v1/sellers/{seller}/mail/senders/{address}', { params, body: { state: decision } }));
}
