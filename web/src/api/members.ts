// The members of a seller, and who is invited. The answer to every change is the whole as it stands now.
import { queryOptions } from '@tanstack/react-query';
import { call, client } from './client';
import type { Member, Members } from './types';

export const members_query = (seller: number) =>
    queryOptions({
        queryKey: ['seller', seller, 'members'],
        queryFn: ({ signal }) => call(client.GET('/v1/sellers/{seller}/members', { params: { path: { seller } }, signal })),
    });

export interface Wanted {
    address: string;
    role: Member['role'];
    language?: string;
}
export const invite_member = (seller: number, { address, ...body }: Wanted): Promise<Members> =>
    call(client.PUT('/v1/sellers/{seller}/invitations/{address}', { params: { path: { seller, address } }, body }));

export const revoke_invitation = (seller: number, address: string): Promise<Members> =>
    call(client.DELETE('/v1/sellers/{seller}/invitations/{address}', { params: { path: { seller, address } } }));

export const change_member = (seller: number, member: string, role: Member['role']): Promise<Members> =>
    call(client.PUT('/v1/sellers/{seller}/members/{member}', { params: { path: { seller, member } }, body: { role } }));

export const remove_member = (seller: number, member: string): Promise<Members> =>
    call(client.DELETE('/v1/sellers/{seller}/members/{member}', { params: { path: { seller, member } } }));
