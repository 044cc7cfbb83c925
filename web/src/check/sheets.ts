// The texts that are being checked: one that is written or pasted, or one of each file.
import type { TemplateFormat } from '../api/template';
import { count_code_points } from '../parts/composer/code_points';

export interface Sheet {
    id: number;
    name?: string; // Of its file.
    subject: string;
    text: string;
    format?: TemplateFormat; // Where somebody has chosen it; otherwise the text tells.
}

export const text_max = 50_000; // The contract's maxLength, in code points.
export const sheets_max = 20;
const file_size_bytes_max = 400_000; // More cannot be a text of that length.

export function letters_over(sheet: Sheet): number {
    return Math.max(0, count_code_points(sheet.text) - text_max);
}

// A text that begins with a tag is HTML, as for the command line.
export function format_of(sheet: Sheet): TemplateFormat {
    return sheet.format ?? (/^\s*<[a-z!]/iu.test(sheet.text) ? 'html' : 'text');
}

export type Refusal = 'type' | 'size' | 'encoding' | 'empty';
export interface Refused {
    name: string;
    why: Refusal;
}
export type ReadFile = Omit<Sheet, 'id'> & { name: string };

function has_wanted_type(file: File): boolean {
    return file.type.startsWith('text/') || /\.(txt|text|html?|md)$/iu.test(file.name);
}

export async function read_file(file: File): Promise<ReadFile | Refused> {
    const { name } = file;
    if (!has_wanted_type(file)) return { name, why: 'type' };
    if (file.size > file_size_bytes_max) return { name, why: 'size' };
    let text: string;
    try {
        text = new TextDecoder('utf-8', { fatal: true }).decode(await file.arrayBuffer());
    } catch {
        return { name, why: 'encoding' };
    }
    text = text.replace(/\r\n?/gu, '\n'); // As a text field has it: places must be the same.
    if (text.trim() === '') return { name, why: 'empty' };
    if (count_code_points(text) > text_max) return { name, why: 'size' };
    const html = /\.html?$/iu.test(name) || file.type === 'text/html';
    return { name, subject: '', text, ...(html && { format: 'html' as const }) };
}

// The sheets with what was read: files take the place of an empty sheet.
export function with_files(sheets: Sheet[], files: ReadFile[], next_id: number): Sheet[] {
    const written = sheets.filter((sheet) => sheet.name !== undefined || sheet.text.trim() !== '');
    const fresh = files.map((file, at) => ({ ...file, id: next_id + at }));
    return [...written, ...fresh].slice(0, sheets_max);
}
