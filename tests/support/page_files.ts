// Files as people bring them to a page: dropped, pasted, chosen.
import { readFileSync } from 'node:fs';
import type { Locator, Page } from 'playwright-core';
import { shared } from './paths.ts';

export interface PageFile {
    name: string;
    mimeType: string;
    buffer: Buffer;
}

const sample = (path: string) => shared(`data/files/${path}`);
export const samplesMissing = sample('made').missing;

export function sampleFile(path: string, mimeType: string, name = path.split('/').at(-1)!): PageFile {
    return { name, mimeType, buffer: readFileSync(sample(path).path) };
}

export const photo = (name = 'mug.jpg') => sampleFile('jpg-odd/progressive.jpg', 'image/jpeg', name);
export const invoice = (name = 'invoice.pdf') => sampleFile('made/invoice-clean.pdf', 'application/pdf', name);

// Bytes that are no file of any kind, so many of them.
export const noise = (name: string, mimeType: string, bytes: number): PageFile => ({
    name,
    mimeType,
    buffer: Buffer.alloc(bytes, 'noise '),
});

export const chooser = (page: Page) => page.getByLabel('Choose files', { exact: true }).and(page.locator('input'));

// What the browser says where somebody lets go of files, or pastes them.
async function tell(target: Locator, kind: 'drop' | 'paste' | 'dragenter', files: PageFile[]): Promise<void> {
    const plain = files.map(({ name, mimeType, buffer }) => ({ name, mimeType, base64: buffer.toString('base64') }));
    await target.evaluate(
        (element, { told, given }) => {
            const dataTransfer = new DataTransfer();
            for (const { name, mimeType, base64 } of given) {
                const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
                dataTransfer.items.add(new File([bytes], name, { type: mimeType }));
            }
            const options = { bubbles: true, cancelable: true };
            element.dispatchEvent(
                told === 'paste'
                    ? new ClipboardEvent('paste', { ...options, clipboardData: dataTransfer })
                    : new DragEvent(told, { ...options, dataTransfer }),
            );
        },
        { told: kind, given: plain },
    );
}

export const drop = (target: Locator, files: PageFile[]) => tell(target, 'drop', files);
export const drag = (target: Locator, files: PageFile[]) => tell(target, 'dragenter', files);
export const paste = (target: Locator, files: PageFile[]) => tell(target, 'paste', files);
