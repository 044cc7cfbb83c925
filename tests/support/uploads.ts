// Files on their way in, request by request (tus 1.0), and files that are ready, as an inspection leaves them.
import { execFileSync } from 'node:child_process';
import { createHash, randomUUID } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { CallAnswer, Client } from './client.ts';
import type { Server } from './server.ts';

export const offsetType = 'application/offset+octet-stream';
export const tus = { 'tus-resumable': '1.0.0' };

// "filename bXVnLmpwZw==,order MTE0LTI=".
export function metadataOf(values: Record<string, string | number>): string {
    return Object.entries(values)
        .map(([key, value]) => `${key} ${Buffer.from(String(value)).toString('base64')}`)
        .join(',');
}

export interface NewUpload {
    size: number;
    metadata: Record<string, string | number>;
    body?: Buffer;
    headers?: Record<string, string>;
}

export function createUpload(client: Client, { size, metadata, body, headers }: NewUpload): Promise<CallAnswer> {
    const type = body ? { 'content-type': offsetType } : {};
    const said = { 'upload-length': String(size), 'upload-metadata': metadataOf(metadata) };
    return client.call('createUpload', { rawBody: body, headers: { ...tus, ...said, ...type, ...headers } });
}

// "/v1/uploads/1/0190…" as the parameters of its operations.
export function pathOfUpload(answer: CallAnswer): { seller: string; attachment: string } {
    const [, seller, attachment] = /^\/v1\/uploads\/(\d+)\/([0-9a-f-]{36})$/.exec(answer.headers.location ?? '') ?? [];
    if (seller === undefined || attachment === undefined) throw new Error(`no upload: ${answer.status} ${answer.text}`);
    return { seller, attachment };
}

export type UploadPath = ReturnType<typeof pathOfUpload>;

export function appendUpload(client: Client, path: UploadPath, offset: number, body: Buffer, headers = {}): Promise<CallAnswer> {
    return client.call('appendUpload', {
        path,
        rawBody: body,
        headers: { ...tus, 'content-type': offsetType, 'upload-offset': String(offset), ...headers },
    });
}

export function askUpload(client: Client, path: UploadPath): Promise<CallAnswer> {
    return client.call('getUpload', { path, headers: tus });
}

// How far it is.
export async function offsetOf(client: Client, path: UploadPath): Promise<number> {
    const answer = await askUpload(client, path);
    if (answer.status !== 200) throw new Error(`no upload: ${answer.status}`);
    return Number(answer.headers['upload-offset']);
}

export function sql(server: Server, statements: string[]): string {
    const script = `.timeout 5000\nBEGIN;\n${statements.join('\n')}\nCOMMIT;\n`;
    return execFileSync('sqlite3', [join(server.dataDirectory, 'stoa.db')], { input: script }).toString();
}

const hexOf = (id: string) => id.replaceAll('-', '');

export interface ReadyFile {
    seller: number;
    name: string;
    mediaType: string;
    parts: Partial<Record<'original' | 'rebuilt' | 'thumbnail' | 'preview', Buffer>>;
    message?: { conversation: string; seq: number };
    author: string; // The id of its author.
    bySeller?: boolean;
}
const partNumbers = { original: 1, rebuilt: 2, thumbnail: 3, preview: 4 };

// As it lies there when it was looked into: what a test says it is, without a worker. Gives its id.
export function addReadyFile(server: Server, file: ReadyFile): string {
    const id = randomUUID();
    const at = Date.now();
    const [conversation, seq] = file.message ? [`X'${hexOf(file.message.conversation)}'`, file.message.seq] : ['NULL', 'NULL'];
    const parts = Object.entries(file.parts) as [keyof typeof partNumbers, Buffer][];
    const size = parts[0]![1].length;
    const rows = parts.flatMap(([part, bytes]) => {
        const sha256 = createHash('sha256').update(bytes).digest('hex');
        const copy = Math.floor(Math.random() * 2 ** 31);
        const number = (value: number) => value.toString(16).padStart(16, '0');
        const name = `${sha256}-${number(file.seller)}-${number(copy)}`;
        writeFileSync(join(server.dataDirectory, 'blobs', name.slice(0, 2), name), bytes);
        return [
            `INSERT INTO blobs (seller_id, sha256, copy, size_bytes, created_at, touched_at) VALUES (${file.seller}, X'${sha256}', ${copy}, ${bytes.length}, ${at}, ${at});`,
            `INSERT INTO attachment_files (seller_id, attachment_id, part, sha256, media_type) VALUES (${file.seller}, X'${hexOf(id)}', ${partNumbers[part]}, X'${sha256}', '${file.mediaType}');`,
        ];
    });
    const columns = 'seller_id, attachment_id, draft_id, conversation_id, seq, position, author, author_id, name, declared_type, detected_type, size_bytes, state, refusal, created_at, changed_at'; // prettier-ignore
    const author = file.bySeller ? 2 : 1;
    const values = `${file.seller}, X'${hexOf(id)}', NULL, ${conversation}, ${seq}, 0, ${author}, X'${hexOf(file.author)}', '${file.name}', '${file.mediaType}', '${file.mediaType}', ${size}, 3, NULL, ${at}, ${at}`; // prettier-ignore
    sql(server, [`INSERT INTO attachments (${columns}) VALUES (${values});`, ...rows]);
    return id;
}

// Leaves the file as an inspection does that came to no answer.
export function markUnread(server: Server, seller: number | string, id: string, trouble: string, at = Date.now()): void {
    const file = `seller_id = ${seller} AND attachment_id = X'${hexOf(id)}'`;
    const columns = 'seller_id, attachment_id, author, author_id, name, size_bytes';
    sql(server, [
        `UPDATE attachments SET state = 4, refusal = 'could_not_be_read' WHERE ${file};`,
        `INSERT INTO unread_files (${columns}, trouble, looks, happened_at) SELECT ${columns}, '${trouble}', 1, ${at} FROM attachments WHERE ${file};`,
    ]);
}
