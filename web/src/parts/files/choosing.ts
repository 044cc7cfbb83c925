// What is known of a file before a byte of it is sent: whether it would be refused anyhow.
import type { UploadLimits } from '../../api/types';
import { kind_of } from './kinds';

export type ChosenFile = Pick<File, 'name' | 'type' | 'size'>;
export type Refusal = 'type' | 'size' | 'empty' | 'many';

export const refusals = ['type', 'size', 'empty', 'many'] as const satisfies Refusal[];

const by_ending: Record<string, string> = {
    jpg: 'image/jpeg',
    jpeg: 'image/jpeg',
    png: 'image/png',
    webp: 'image/webp',
    gif: 'image/gif',
    pdf: 'application/pdf',
    txt: 'text/plain',
    csv: 'text/csv',
    rtf: 'application/rtf',
    odt: 'application/vnd.oasis.opendocument.text',
    ods: 'application/vnd.oasis.opendocument.spreadsheet',
    odp: 'application/vnd.oasis.opendocument.presentation',
    docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
    xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    pptx: 'application/vnd.openxmlformats-officedocument.presentationml.presentation',
};

// As the server reads it: by the name's ending where that is known, else as the browser says. Systems differ in what they call a CSV.
export function media_type_of({ name, type }: ChosenFile): string {
    const ending = /\.([a-z0-9]+)$/i.exec(name)?.[1]?.toLowerCase() ?? '';
    return by_ending[ending] ?? (type === '' ? 'application/octet-stream' : type.toLowerCase());
}

export function size_limit_of(file: ChosenFile, limits: UploadLimits): number {
    const kind = kind_of(media_type_of(file));
    return limits.sizes.find((size) => size.kind === kind)?.size_bytes_max ?? limits.size_bytes_max;
}

// `count`: how many files are there already.
export function refusal_of(file: ChosenFile, limits: UploadLimits, count: number): Refusal | undefined {
    if (count >= limits.files_max) return 'many';
    if (file.size === 0) return 'empty';
    if (limits.media_types.length > 0 && !limits.media_types.includes(media_type_of(file))) return 'type';
    return file.size > size_limit_of(file, limits) ? 'size' : undefined;
}

// Pictures that were pasted are all called "image.png": `name` makes one for the number so many.
export function named_apart(files: File[], taken: string[], name: (number: number) => string): File[] {
    const known = new Set(taken);
    return files.map((file) => {
        if (!/^image\.\w+$/.test(file.name) && !known.has(file.name)) {
            known.add(file.name);
            return file;
        }
        const ending = /\.\w+$/.exec(file.name)?.[0] ?? '';
        let number = 1;
        while (known.has(name(number) + ending)) ++number;
        known.add(name(number) + ending);
        return new File([file], name(number) + ending, { type: file.type, lastModified: file.lastModified });
    });
}
