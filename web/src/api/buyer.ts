// What a buyer decides about the account, and the marketplace's links by which it asks before a sale.
import { queryOptions } from '@tanstack/react-query';
import { until_decided } from './awaited';
import { call, client } from './client';
import type { MailTiming } from './types';

export const settings_query = queryOptions({
    queryKey: ['buyer', 'settings'],
    queryFn: ({ signal }) => call(client.GET('/v1/settings', { signal })),
});

export const put_settings = (body: { opted_out: boolean; language?: string; by_mail?: boolean; mail_timing?: MailTiming }) =>
    call(client.PUT('/v1/settings', { body }));

export const inquiry_link_query = (link: string) =>
    queryOptions({
        queryKey: ['buyer', 'link', link],
        queryFn: ({ signal }) => call(client.GET('/v1/inquiry-links/{link}', { params: { path: { link } }, signal })),
        staleTime: 0,
        refetchInterval: until_decided,
    });
