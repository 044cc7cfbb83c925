// Which language the reader gets, and its catalogue: only the chosen one is loaded.
import type { Catalogue } from './words';

export const languages = ['en', 'de'] as const;
export type Language = (typeof languages)[number];

const loaders: Record<Language, () => Promise<{ default: Catalogue }>> = {
    en: () => import('../../../catalogues/en/web.json'),
    de: () => import('../../../catalogues/de/web.json'),
};
export const language_names: Record<Language, string> = { en: 'English', de: 'Deutsch' };

const storage_key = 'stoa.language';

export function match(tag: string | undefined | null): Language | undefined {
    const primary = tag?.toLowerCase().split('-')[0];
    return languages.find((language) => language === primary);
}

// The reader's own choice here, else the account's language, else the browser's.
export function choose_language(account: string | undefined): Language {
    const wanted = [localStorage.getItem(storage_key), account, ...navigator.languages];
    for (const tag of wanted) {
        const found = match(tag);
        if (found) return found;
    }
    return 'en';
}

export function remember_language(language: Language): void {
    localStorage.setItem(storage_key, language);
}

export const load_catalogue = async (language: Language): Promise<Catalogue> => (await loaders[language]()).default;
