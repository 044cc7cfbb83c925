// The browser's formats, each made once: making one costs a hundred times what using it does, and a list uses hundreds.
import { IntlMessageFormat, type Formatters } from 'intl-messageformat';

const kept = new Map<string, unknown>();

function keep<Made, Options>(name: string, make: (locale?: string | string[], options?: Options) => Made) {
    return (locale?: string | string[], options?: Options): Made => {
        const key = `${name} ${String(locale)} ${JSON.stringify(options)}`;
        let made = kept.get(key) as Made | undefined;
        if (!made) kept.set(key, (made = make(locale, options)));
        return made;
    };
}

export const number_format = keep('number', (locale, options?: Intl.NumberFormatOptions) => new Intl.NumberFormat(locale, options));
export const date_format = keep('date', (locale, options?: Intl.DateTimeFormatOptions) => new Intl.DateTimeFormat(locale, options));
export const plural_rules = keep('plural', (locale, options?: Intl.PluralRulesOptions) => new Intl.PluralRules(locale, options));
export const relative_format = keep(
    'relative',
    (locale, options?: Intl.RelativeTimeFormatOptions) => new Intl.RelativeTimeFormat(locale, options),
);
export const list_format = keep('list', (locale, options?: Intl.ListFormatOptions) => new Intl.ListFormat(locale, options));
export const names_of = keep(
    'names',
    (locale, options?: Intl.DisplayNamesOptions) => new Intl.DisplayNames(locale, options as Intl.DisplayNamesOptions),
);

// Every text asks for it, and to ask the browser which ones it has is the costliest part of making one; the browser has them all.
IntlMessageFormat.resolveLocale = (locales) => new Intl.Locale(typeof locales === 'string' ? locales : (locales[0] ?? 'en'));

const formatters: Formatters = {
    getNumberFormat: (locale, options) => number_format(locale, options),
    getDateTimeFormat: (locale, options) => date_format(locale as string, options),
    getPluralRules: (locale, options) => plural_rules(locale as string, options),
};

export const message_format = (text: string, locale: string): IntlMessageFormat =>
    new IntlMessageFormat(text, locale, undefined, { ignoreTag: true, formatters });
