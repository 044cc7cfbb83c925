// What stands in the made files, by language. The last of each list is kept aside: it stands in held samples only.
import { readFileSync } from 'node:fs';
import type { Language, Random } from './sample.ts';

export interface InvoiceWords {
    title: string;
    number: string;
    date: string;
    order: string;
    to: string;
    item: string;
    quantity: string;
    price: string;
    amount: string;
    net: string;
    tax: string;
    total: string;
    note: string;
    tax_id: string;
    phone: string;
    bank: string;
}
interface Texts {
    goods: string[];
    invoice: InvoiceWords[];
    manual: { title: string; intro: string; steps: string[]; safety: string[] }[];
    warranty: { title: string; lines: string[] }[];
    review: string[][];
    coupon: string[][];
    flyer: string[][];
    thanks: string[][];
    prices: { title: string; note: string }[];
    request: string[];
    labels: string[];
}

const read = new Map<Language, Texts>();
export function textsOf(language: Language): Texts {
    let texts = read.get(language);
    if (!texts) {
        texts = JSON.parse(readFileSync(new URL(`texts/${language}.json`, import.meta.url), 'utf8')) as Texts;
        read.set(language, texts);
    }
    return texts;
}

// One of a list of variants, of those that are for such samples.
export function variant<T>(list: readonly T[], held: boolean, random: Random): T {
    return held ? list.at(-1)! : list[random.whole(0, list.length - 2)]!;
}

// A company that nobody has, with what its papers show.
export interface Company {
    name: string;
    street: string;
    phone: string;
    email: string;
    host: string;
    iban: string;
}
const companies: Record<Language, Omit<Company, 'email' | 'host' | 'name'>> = {
    en: { street: '14 Mill Lane, Leeds LS1 4DY', phone: '+44 113 496 0148', iban: 'GB82 WEST 1234 5698 7654 32' },
    de: { street: 'Hafenstraße 12, 24103 Kiel', phone: '0431 5550148', iban: 'DE89 3704 0044 0532 0130 00' },
    fr: { street: '8 rue des Lilas, 69003 Lyon', phone: '04 78 55 01 48', iban: 'FR14 2004 1010 0505 0001 3M02 606' },
    es: { street: 'Calle Mayor 21, 28013 Madrid', phone: '91 555 01 48', iban: 'ES91 2100 0418 4502 0005 1332' },
    it: { street: 'Via Roma 5, 20121 Milano', phone: '02 5550 1480', iban: 'IT60 X054 2811 1010 0000 0123 456' },
    nl: { street: 'Oudegracht 77, 3511 AD Utrecht', phone: '030 555 0148', iban: 'NL91 ABNA 0417 1643 00' },
    pt: { street: 'Rua do Carmo 30, 1200-093 Lisboa', phone: '21 355 0148', iban: 'PT50 0002 0123 1234 5678 9015 4' },
    ja: { street: '東京都千代田区1-2-3', phone: '03-5550-0148', iban: 'DE89 3704 0044 0532 0130 00' },
};
const companyNames = [
    'Kelp & Co',
    'Larkspur',
    'Gripwell',
    'Fenlight',
    'Oak and Iron',
    'Driftoar',
    'Mixwell',
    'Halden Goods',
    'Brisk Home',
    'Tarn Supply',
];
export function companyOf(language: Language, random: Random): Company {
    const name = random.pick(companyNames);
    const host = `${name.toLowerCase().replaceAll(/[^a-z]/g, '')}.${random.pick(['example', 'com', 'de', 'shop', 'co.uk'])}`;
    return { name, ...companies[language], host, email: `${random.pick(['info', 'service', 'hello'])}@${host}` };
}
export const brandNames = companyNames;
