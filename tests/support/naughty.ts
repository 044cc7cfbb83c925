// Lines that break careless programs, from ../shared/data: the Big List of Naughty Strings and the lists of script payloads.
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { isNode } from './contract.ts';
import { shared } from './paths.ts';

const folders = { blns: shared('data/blns'), xss: shared('data/xss') };
export const missing = folders.blns.missing || folders.xss.missing;

const lines = (file: string) => readFileSync(join(folders.xss.path, file), 'utf8').split(/\r?\n/);

// The inputs of html5lib's tokenizer tests.
function tokenizerInputs(): string[] {
    const folder = join(folders.xss.path, 'html5lib-tokenizer');
    return readdirSync(folder)
        .filter((name) => name.endsWith('.test'))
        .flatMap((name) => Object.values(JSON.parse(readFileSync(join(folder, name), 'utf8')) as Record<string, unknown>).flat())
        .map((test) => (isNode(test) && typeof test['input'] === 'string' ? test['input'] : ''));
}

// All of them, each once; without the empty ones, and without what no text may hold (NUL, half a character), which is tested elsewhere.
export function naughtyLines(): string[] {
    const all = [
        ...(JSON.parse(readFileSync(join(folders.blns.path, 'blns.json'), 'utf8')) as string[]),
        ...lines('payloads-payloadbox.txt'),
        ...(JSON.parse(readFileSync(join(folders.xss.path, 'dompurify.json'), 'utf8')) as { payload: string }[]).map((one) => one.payload),
        ...readdirSync(join(folders.xss.path, 'fuzzdb'))
            .filter((name) => name.endsWith('.txt'))
            .flatMap((name) => lines(`fuzzdb/${name}`)),
        ...tokenizerInputs(),
    ];
    return [...new Set(all)].filter((line) => line.trim() !== '' && !line.includes('\0') && !/\p{Surrogate}/u.test(line));
}

// The first `length` code points.
export function cut(text: string, length: number): string {
    return [...text].slice(0, length).join('');
}

// Runs `work` for all items, `width` at a time.
export async function inParallel<T>(items: T[], width: number, work: (item: T, index: number) => Promise<void>): Promise<void> {
    let next = 0;
    const run = async () => {
        for (let index = next++; index < items.length; index = next++) await work(items[index]!, index);
    };
    await Promise.all(Array.from({ length: width }, run));
}
