// Files that stand in a conversation before a page is opened: uploaded, looked into, and sent.
import { expect } from 'vitest';
import type { Client } from './client.ts';
import type { Marketplace } from './marketplace.ts';
import type { PageFile } from './page_files.ts';
import { createUpload, pathOfUpload, type UploadPath } from './uploads.ts';

// When it was looked into.
async function bring(client: Client, file: PageFile, place: Record<string, string | number>): Promise<UploadPath> {
    const { name, mimeType, buffer } = file;
    const metadata = { filename: name, filetype: mimeType, ...place };
    const path = pathOfUpload(await createUpload(client, { size: buffer.length, metadata, body: buffer }));
    await expect.poll(async () => (await client.ok('getAttachment', { path })).state, { timeout: 30_000 }).toBe('ready');
    return path;
}

// The ids of files that a side has ready for a message.
export async function ready(client: Client, files: PageFile[], place: Record<string, string | number>): Promise<string[]> {
    const ids: string[] = [];
    for (const file of files) ids.push((await bring(client, file, place)).attachment);
    return ids;
}

// A message of the buyer's with these files.
export async function say(market: Marketplace, conversation: string, files: PageFile[], text = 'Look:'): Promise<string[]> {
    const ada = await market.as('ada');
    const attachments = await ready(ada, files, { conversation });
    await ada.ok('sendBuyerMessage', { path: { conversation }, body: { text, attachments } });
    return attachments;
}
