// Files of messages: what may be sent, on which draft they are, how far their checks are, and where their bytes are.
import { queryOptions } from '@tanstack/react-query';
import { call, client, status_of } from './client';
import { side_key } from './queries';
import type { Attachment, AttachmentPart, Side } from './types';

export const upload_limits_query = (side: Side) =>
    queryOptions({
        queryKey: [...side_key(side), 'upload_limits'],
        queryFn: ({ signal }) => {
            if (side.kind === 'buyer') return call(client.GET('/v1/upload-limits', { signal }));
            return call(client.GET('/v1/sellers/{seller}/upload-limits', { params: { path: { seller: side.seller } }, signal }));
        },
        staleTime: 600_000,
    });

// Not below a side's key: one that is loaded anew needs no file of it again.
export const attachment_key = (seller: number, id: string) => ['attachment', seller, id] as const;

// Where no event comes, the state of a file that is checked is asked for: most are done at once, some wait behind others.
const soon_ms = 800;
const later_ms = 4_000;
const soon_max = 6;

export const attachment_query = (seller: number, attachment: string) =>
    queryOptions({
        queryKey: attachment_key(seller, attachment),
        queryFn: ({ signal }) =>
            call(client.GET('/v1/attachments/{seller}/{attachment}', { params: { path: { seller, attachment } }, signal })),
        refetchInterval: ({ state }) => {
            const refused = (status_of(state.error) ?? 500) < 500; // For good; else the network or the server comes back.
            if (!is_open(state.data) || refused) return false;
            return state.dataUpdateCount <= soon_max ? soon_ms : later_ms;
        },
    });

// Whether more is to come of it.
export const is_open = (attachment: Attachment | undefined): boolean =>
    attachment === undefined || attachment.state === 'uploading' || attachment.state === 'checking';

// All that the draft is to have, in their order.
export async function place_attachments(seller: number, draft: string, attachments: string[]): Promise<Attachment[]> {
    const params = { path: { seller, draft } };
    return (await call(client.PUT('/v1/drafts/{seller}/{draft}/attachments', { params, body: { attachments } }))).items;
}

export const remove_attachment = (seller: number, attachment: string): Promise<undefined> =>
    call(client.DELETE('/v1/attachments/{seller}/{attachment}', { params: { path: { seller, attachment } } }));

export const part_address = ({ seller_id, id }: Attachment, part: AttachmentPart['part']): string =>
    `/v1/attachments/${seller_id}/${id}/${part}`;

// Whether its bytes can be had now; what speaks against it is the answer's.
export async function can_open(address: string): Promise<boolean> {
    try {
        return (await fetch(address, { method: 'HEAD' })).ok;
    } catch {
        return false;
    }
}
