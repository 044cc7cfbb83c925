// Photos that buyers take, and logos, as HTML: goods and boxes on a table with what is printed on them, scratches and torn paper.
import { eanSvg, qrSvg } from './codes.ts';
import { fontOf, page } from './pages.ts';
import type { Language, Random } from './sample.ts';
import { brandNames, companyOf, textsOf } from './texts.ts';

// Grain, as no drawing has it; a tile, which is drawn once.
const grain = (random: Random) => {
    const size = random.whole(120, 260);
    const tile = `<svg xmlns="http://www.w3.org/2000/svg" width="${size}" height="${size}"><filter id="g"><feTurbulence type="fractalNoise" stitchTiles="stitch" baseFrequency="${random.between(0.02, 0.9).toFixed(3)}" numOctaves="3" seed="${random.whole(1, 999)}"/></filter><rect width="100%" height="100%" filter="url(#g)"/></svg>`;
    const strength = random.between(0.15, 0.45).toFixed(2);
    return `<div style="position:absolute;inset:0;mix-blend-mode:multiply;opacity:${strength};background:url('data:image/svg+xml,${encodeURIComponent(tile)}')"></div>`;
};

const crack = (random: Random) => {
    let x = random.whole(80, 500);
    let y = random.whole(80, 200);
    let path = `M${x} ${y}`;
    for (let at = 0; at < 9; at++) path += ` L${(x += random.whole(-25, 45))} ${(y += random.whole(5, 40))}`;
    return `<svg style="position:absolute;inset:0;width:100%;height:100%"><path d="${path}" fill="none" stroke="#000" stroke-width="${random.whole(1, 5)}" opacity="0.7"/></svg>`;
};

// What is printed on a box or a label.
function print(language: Language, random: Random): string {
    const company = companyOf(language, random);
    const lines = random.some(textsOf(language).labels, random.whole(1, 5));
    const more = [
        company.name,
        `${company.name} GmbH, ${company.street}`,
        `Service ${company.phone}`,
        `www.${company.host}`,
        company.email,
        `SN ${random.whole(10000000, 99999999)}`,
        `LOT ${random.whole(1000, 9999)} EXP 03/27`,
        `@${company.host.split('.')[0]}`,
        '230V~ 50Hz 45W IP44',
        `1Z${random.whole(100000, 999999)}YW${random.whole(10000000, 99999999)}`,
    ];
    const code = random.next();
    const square = code < 0.25 ? `<div style="width:70px;height:70px">${qrSvg(`https://${company.host}/app`)}</div>` : '';
    const bars = code > 0.55 ? `<div style="width:130px">${eanSvg(String(random.whole(400000000000, 409999999999)))}</div>` : '';
    return `<div style="font-size:${random.whole(26, 40)}px;font-weight:bold">${random.pick(brandNames)}</div>${[...lines, ...random.some(more, random.whole(1, 4))].map((line) => `<div>${line}</div>`).join('')}${square}${bars}`;
}

export function photo(language: Language, random: Random): string {
    const hue = random.whole(0, 360);
    const colours = `linear-gradient(${random.whole(0, 360)}deg, hsl(${hue} ${random.whole(10, 45)}% ${random.whole(45, 75)}%), hsl(${(hue + 40) % 360} 25% ${random.whole(25, 60)}%))`;
    const turn = `perspective(900px) rotateY(${random.whole(-30, 30)}deg) rotateX(${random.whole(-20, 25)}deg) rotate(${random.whole(-12, 12)}deg)`;
    const box = random.pick([
        `<div style="position:absolute;left:18%;top:18%;width:60%;height:60%;background:hsl(35 45% ${random.whole(50, 70)}%);transform:${turn};padding:25px;font-size:${random.whole(13, 20)}px;color:#332;box-shadow:20px 30px 40px #0008">${print(language, random)}</div>`,
        `<div style="position:absolute;left:30%;top:20%;width:36%;height:58%;border-radius:${random.whole(10, 120)}px;background:hsl(${random.whole(0, 360)} 60% 50%);transform:${turn};box-shadow:20px 20px 50px #000a"></div><div style="position:absolute;left:38%;top:42%;width:24%;background:#fffd;transform:${turn};padding:8px;font-size:12px">${print(language, random)}</div>`,
        `<div style="position:absolute;left:20%;top:25%;width:55%;height:50%;background:#333;border-radius:12px;transform:${turn};border:6px solid #777"></div>`,
        `<div style="position:absolute;left:30%;top:30%;width:40%;height:40%;border-radius:50%;background:radial-gradient(circle at 30% 30%,#fff,hsl(${random.whole(0, 360)} 50% 45%));box-shadow:10px 30px 50px #000a"></div>`,
    ]);
    const body = `<div style="position:relative;width:100vw;height:100vh;overflow:hidden;background:${colours};filter:blur(${random.between(0, 0.9)}px) contrast(${random.between(0.75, 1.1)}) brightness(${random.between(0.7, 1.15)})">${box}${random.next() < 0.5 ? crack(random) : ''}${grain(random)}</div>`;
    return page(language, random, body);
}

// A slip of paper that a buyer photographs to write around the marketplace.
const notes: Record<Language, string[]> = {
    en: ['Please call me', 'My number is {phone}', 'Text me on WhatsApp {phone}'],
    de: ['Rufen Sie mich an', 'Meine Nummer: {phone}', 'Schreib mir auf WhatsApp {phone}'],
    fr: ['Appelez-moi', 'Mon numéro : {phone}', 'Écrivez-moi sur WhatsApp {phone}'],
    es: ['Llámeme por favor', 'Mi número es {phone}', 'Escríbame por WhatsApp {phone}'],
    it: ['Mi chiami', 'Il mio numero è {phone}', 'Mi scriva su WhatsApp {phone}'],
    nl: ['Bel mij', 'Mijn nummer is {phone}', 'App mij op WhatsApp {phone}'],
    pt: ['Ligue para mim', 'O meu número é {phone}', 'Escreva-me no WhatsApp {phone}'],
    ja: ['私に電話してください', '私の番号は {phone}', 'WhatsAppで私に連絡 {phone}'],
};
export function note(language: Language, random: Random): string {
    const { phone } = companyOf(language, random);
    const [ask = '', ...numbers] = notes[language];
    const lines = [ask, random.pick(numbers).replace('{phone}', phone)];
    return page(
        language,
        random,
        `<div style="width:100vw;height:100vh;background:#b99;position:relative"><div style="position:absolute;left:15%;top:25%;background:#fffef0;padding:40px;font-size:32px;transform:rotate(${random.whole(-2, 2)}deg)">${lines.join('<br>')}</div>${grain(random)}</div>`,
    );
}

export type LogoKind = 'address' | 'code' | 'handle' | 'link' | 'phone' | 'plain';
export function logo(kind: LogoKind, language: Language, random: Random): string {
    const company = companyOf(language, random);
    const under = {
        plain: random.pick(['', 'since 1987', 'Home & Garden', 'quality tools', 'Handmade']),
        link: random.pick([`www.${company.host}`, company.host, `https://${company.host}`, `${company.host}/shop`]),
        address: company.email,
        phone: company.phone,
        handle: `@${company.host.split('.')[0]!}`,
        code: '',
    }[kind];
    const mark = random.pick([
        `<svg width="90" height="90"><circle cx="45" cy="45" r="40" fill="currentColor"/><path d="M20 60 L45 20 L70 60 Z" fill="#fff"/></svg>`,
        `<svg width="90" height="90"><rect x="10" y="10" width="70" height="70" rx="16" fill="none" stroke="currentColor" stroke-width="9"/></svg>`,
        '',
    ]);
    const square =
        kind === 'code'
            ? `<div style="width:${random.whole(70, 110)}px;background:#fff;padding:4px">${qrSvg(`https://${company.host}`)}</div>`
            : '';
    const [ground, ink] = random.pick([['#fff', '#1b4332'], ['#14213d', '#fca311'], ['#f8edeb', '#6d2e46'], ['#000', '#fff'], ['#fff', '#e63946']]); // prettier-ignore
    return page(
        language,
        random,
        `<div style="width:100vw;height:100vh;display:flex;gap:20px;flex-direction:${random.pick(['row', 'column'])};align-items:center;justify-content:center;background:${ground};color:${ink}">${mark}<div style="text-align:center"><div style="font-size:${random.whole(34, 52)}px;font-weight:bold;font-family:'${fontOf('en', random)}'">${company.name}</div><div style="font-size:${random.whole(17, 24)}px">${under}</div></div>${square}</div>`,
    );
}
