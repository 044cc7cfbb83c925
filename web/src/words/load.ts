// The words of a language, once its catalogue is there.
import { load_catalogue, match, type Language } from './language';
import { Words } from './words';

// `tag`: with whose dates and numbers; the browser's where it is not said.
export async function load_words(language: Language, tag?: string): Promise<Words> {
    const catalogue = await load_catalogue(language);
    const locale = tag ?? navigator.languages.find((tag) => match(tag) === language) ?? language;
    return new Words(language, locale, catalogue);
}
