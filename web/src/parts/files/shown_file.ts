// A file as it is shown somewhere: with whose it is, and what the rules say of it.
import { part_address } from '../../api/attachments';
import type { Attachment, AttachmentPart, Finding } from '../../api/types';
import { kind_of } from './kinds';

export interface ShownFile {
    file: Attachment;
    from: string;
    findings?: Finding[];
}

export type Picture = AttachmentPart & { width: number; height: number; address: string };

// A part that can be drawn.
export function picture_of(file: Attachment, part: AttachmentPart['part']): Picture | undefined {
    const found = file.parts.find((each) => each.part === part);
    if (!found || !found.media_type.startsWith('image/')) return undefined;
    const { width, height } = found;
    if (width === undefined || height === undefined || width <= 0 || height <= 0) return undefined;
    return { ...found, width, height, address: part_address(file, part) };
}

export const is_picture = (file: Attachment): boolean =>
    kind_of(file.media_type) === 'picture' && picture_of(file, 'rebuilt') !== undefined;

// The largest that there is of it: the picture itself, or a document's first page.
export const large_picture = (file: Attachment): Picture | undefined => picture_of(file, is_picture(file) ? 'rebuilt' : 'preview');

export const small_picture = (file: Attachment): Picture | undefined => picture_of(file, 'thumbnail') ?? large_picture(file);

// What whoever may read it takes home: without what could do harm.
export const download_address = (file: Attachment): string => part_address(file, 'rebuilt');
export const has_original = (file: Attachment): boolean => file.parts.some(({ part }) => part === 'original');
