// The reader's words: catalogue texts in ICU MessageFormat, dates, numbers and money of one language.
import type { IntlMessageFormat } from 'intl-messageformat';
import type english from '../../../catalogues/en/web.json';
import { money, relative, size, span_left, TimeWords } from './formats';
import { list_format, message_format, names_of, number_format } from './intl';

export type Key = keyof typeof english;
export type Catalogue = Record<Key, string>;
export type Values = Record<string, string | number>;

// Has nothing that MessageFormat reads: no argument, no doubled apostrophe.
const is_plain = (text: string): boolean => !/[{}]|''/.test(text);

export class Words extends TimeWords {
    readonly language: string;
    readonly #catalogue: Catalogue;
    readonly #parsed = new Map<Key, IntlMessageFormat>();

    // `locale` is `language`, perhaps with the reader's region: en-GB writes its dates differently from en-US.
    constructor(language: string, locale: string, catalogue: Catalogue) {
        super(locale);
        this.language = language;
        this.#catalogue = catalogue;
    }

    readonly t = (key: Key, values?: Values): string => {
        const text = this.#catalogue[key];
        if (is_plain(text)) return text;
        let message = this.#parsed.get(key);
        if (!message) {
            message = message_format(text, this.locale);
            this.#parsed.set(key, message);
        }
        return message.format(values) as string;
    };

    readonly number = (value: number): string => number_format(this.locale).format(value);
    readonly list = (items: string[]): string => list_format(this.locale).format(items);
    readonly size = (bytes: number): string => size(this.locale, bytes);
    readonly money = (minor: number, currency: string): string => money(this.locale, minor, currency);
    readonly relative = (at: string, now: number): string => relative(this.locale, Date.parse(at), now);
    readonly span = (ms: number): string => span_left(this.locale, ms);
    readonly region = (code: string): string => names_of(this.locale, { type: 'region' }).of(code) ?? code;
    readonly languageName = (tag: string): string => {
        try {
            return names_of(this.locale, { type: 'language' }).of(tag) ?? tag;
        } catch {
            return tag; // Not a BCP 47 tag.
        }
    };
}
