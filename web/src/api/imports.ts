// Order reports that are brought from here: sent in parts, then imported by the server.
import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { call, client } from './client';
import { next_page } from './pages';
import type { Import } from './types';

// Of the contract's ImportPart.
const part_bytes = 180_000;
const file_bytes_max = 104_857_600;

// Why a file is not sent at all; `known` is what it should go on with.
export function why_refused(file: File, known: Import | undefined): 'empty_file' | 'too_large' | 'other_file' | undefined {
    if (file.size === 0) return 'empty_file';
    if (file.size > file_bytes_max) return 'too_large';
    return known && (file.size !== known.size_bytes || file.name !== known.file_name) ? 'other_file' : undefined;
}
const look_again_ms = 500;

export const is_under_way = ({ state }: Import): boolean => state === 'waiting' || state === 'running';

export const imports_query = (seller: number) =>
    infiniteQueryOptions({
        queryKey: ['seller', seller, 'imports'],
        queryFn: ({ pageParam, signal }) =>
            call(
                client.GET('/v1/sellers/{seller}/imports', {
                    params: { path: { seller }, query: { limit: 20, cursor: pageParam } },
                    signal,
                }),
            ),
        refetchInterval: ({ state }) => (state.data?.pages.some((page) => page.items.some(is_under_way)) ? look_again_ms : false),
        ...next_page,
    });

export const import_query = (seller: number, id: string) =>
    queryOptions({
        queryKey: ['seller', seller, 'import', id],
        queryFn: ({ signal }) =>
            call(client.GET('/v1/sellers/{seller}/imports/{import}', { params: { path: { seller, import: id } }, signal })),
    });

export const delete_import = (seller: number, id: string) =>
    call(client.DELETE('/v1/sellers/{seller}/imports/{import}', { params: { path: { seller, import: id } } }));

export interface Sending {
    seller: number;
    file: File;
    encoding: string;
    id?: string; // Of an upload to go on with.
    on_progress: (so_far: Import) => void;
    signal: AbortSignal;
}

// Sends the file, from where the server has it; resolves when all of it is there.
export async function send_report({ seller, file, encoding, id = crypto.randomUUID(), on_progress, signal }: Sending): Promise<Import> {
    const path = { seller, import: id };
    const body = { file_name: file.name.slice(0, 200), size_bytes: file.size, encoding };
    let so_far = await call(client.PUT('/v1/sellers/{seller}/imports/{import}', { params: { path }, body, signal }));
    while (so_far.state === 'uploading') {
        on_progress(so_far);
        const begin = so_far.received_bytes;
        const content_base64 = await to_base64(file.slice(begin, begin + part_bytes));
        so_far = await call(
            client.PUT('/v1/sellers/{seller}/imports/{import}/parts', { params: { path }, body: { begin, content_base64 }, signal }),
        );
    }
    on_progress(so_far);
    return so_far;
}

async function to_base64(part: Blob): Promise<string> {
    const bytes = new Uint8Array(await part.arrayBuffer());
    let text = '';
    const step = 32_768; // As many arguments as every engine takes.
    for (let at = 0; at < bytes.length; at += step) text += String.fromCharCode(...bytes.subarray(at, at + step));
    return btoa(text);
}
