// What people call kinds of files.
// The kinds that are told apart in words and signs.
export type FileKind = 'picture' | 'pdf' | 'text' | 'document' | 'sheet' | 'slides' | 'archive' | 'other';

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
