// What people call kinds of files.
import type { UploadLimits } from '../../api/types';

// The kinds that are told apart in words and signs.
export const named_kinds = ['picture', 'pdf', 'text', 'document', 'sheet', 'slides', 'archive'] as const;
type NamedKind = (typeof named_kinds)[number];
export type FileKind = NamedKind | 'other';

const known: [RegExp, FileKind][] = [
    [/^image\//, 'picture'],
    [/^application\/pdf$/, 'pdf'],
    [/(spreadsheet|ms-excel|text\/csv)/, 'sheet'],
    [/(presentation|ms-powerpoint)/, 'slides'],
    [/(wordprocessing|msword|opendocument\.text|\/rtf$)/, 'document'],
    [/^text\//, 'text'],
    [/(zip|x-tar|gzip|7z|x-rar)/, 'archive'],
];

export const kind_of = (media_type: string): FileKind => known.find(([pattern]) => pattern.test(media_type))?.[1] ?? 'other';

// Of what may be sent, each once, in the order of `named_kinds`; nothing where everything may be.
export function allowed_kinds({ media_types }: UploadLimits): NamedKind[] {
    const allowed = new Set<FileKind>(media_types.map(kind_of));
    return named_kinds.filter((kind) => allowed.has(kind));
}

// The ending in capitals, as a card shows it: "PDF", "DOCX"; empty where the name has none.
export function ending_of(name: string): string {
    const ending = /\.([\p{L}\p{N}]{1,5})$/u.exec(name)?.[1] ?? '';
    return ending.toLocaleUpperCase();
}

// A name as it is clipped in the middle: what may be shortened, and the end that always shows.
export function split_name(name: string): { head: string; tail: string } {
    const letters = Array.from(name);
    const dot = letters.lastIndexOf('.');
    const kept = dot > 0 && letters.length - dot <= 6 ? letters.length - dot + 4 : 7;
    if (letters.length <= kept + 8) return { head: name, tail: '' };
    return { head: letters.slice(0, -kept).join(''), tail: letters.slice(-kept).join('') };
}
