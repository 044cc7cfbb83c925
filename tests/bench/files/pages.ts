// Papers as HTML: invoices, instructions, warranties, and what advertises, each in several layouts.
import { qrSvg } from './codes.ts';
import type { Language, Random } from './sample.ts';
import { companyOf, textsOf, variant, type Company } from './texts.ts';

const fonts = [
    'DejaVu Sans', 'DejaVu Serif', 'Liberation Sans', 'Liberation Serif', 'Lato', 'Roboto', 'EB Garamond', 'Open Sans', 'Cantarell', 'C059',
    'URW Gothic', 'P052',
]; // prettier-ignore
export function fontOf(language: Language, random: Random): string {
    return language === 'ja' ? 'IPAGothic' : random.pick(fonts);
}

export function page(language: Language, random: Random, body: string, style = ''): string {
    return `<!doctype html><html lang="${language}"><meta charset="utf-8"><style>
        body { font-family: '${fontOf(language, random)}', 'IPAGothic', sans-serif; font-size: ${random.whole(12, 15)}px; margin: 0; color: #222; background: #fff }
        table { border-collapse: collapse; width: 100% } td, th { padding: 5px 8px; text-align: left } .r { text-align: right }
        ${style}</style>${body}</html>`;
}

const money = (value: number, language: Language) =>
    language === 'ja'
        ? `¥${Math.round(value * 100).toLocaleString('en')}`
        : language === 'en'
          ? `£${value.toFixed(2)}`
          : `${value.toFixed(2).replace('.', ',')} €`;

export interface Made {
    html: string;
    company: Company;
}

export function invoice(language: Language, held: boolean, random: Random, request = ''): Made {
    const texts = textsOf(language);
    const words = variant(texts.invoice, held, random);
    const company = companyOf(language, random);
    const lines = random
        .some(texts.goods, random.whole(1, 3))
        .map((good) => ({ good, count: random.whole(1, 3), price: random.whole(5, 120) - 0.01 }));
    const net = lines.reduce((sum, line) => sum + line.count * line.price, 0);
    const rows = lines.map(
        (line, at) =>
            `<tr><td>${at + 1}</td><td>${line.good}</td><td class=r>${line.count}</td><td class=r>${money(line.price, language)}</td><td class=r>${money(line.count * line.price, language)}</td></tr>`,
    );
    const head = `<tr style="border-bottom:1px solid #888"><th>#</th><th>${words.item}</th><th class=r>${words.quantity}</th><th class=r>${words.price}</th><th class=r>${words.amount}</th></tr>`;
    const sums = [
        [words.net, net],
        [words.tax, net * 0.2],
        [words.total, net * 1.2],
    ].map(([name, value]) => `<tr><td colspan=4 class=r>${name}</td><td class=r>${money(value as number, language)}</td></tr>`);
    const facts = [
        [words.number, `${random.pick(['RE-', 'INV', '', '2026-'])}${random.whole(10000, 99999)}`],
        [words.date, `${random.whole(1, 28)}.0${random.whole(1, 9)}.2026`],
        [words.order, `${random.whole(100, 999)}-${random.whole(1000000, 9999999)}-${random.whole(1000000, 9999999)}`],
    ];
    const contact = `${words.phone} ${company.phone} · ${company.email} · www.${company.host}`;
    const bank = `${words.bank}: IBAN ${company.iban}`;
    const asked = request
        ? `<p>${request.replace('{phone}', company.phone).replace('{email}', company.email).replace('{iban}', company.iban)}</p>`
        : '';
    const customer = `${words.to}:<br>Ada Example<br>12 High Street<br>10115 Berlin`;
    const table = `<table>${head}${rows.join('')}${sums.join('')}</table>`;
    const list = facts.map(([name, value]) => `${name}: ${value}`).join('<br>');
    const layouts = [
        `<div style="padding:40px 50px"><div style="text-align:right"><b style="font-size:20px">${company.name}</b><br>${company.street}<br>${words.phone} ${company.phone}<br>${company.email}</div>
         <p>${customer}</p><h1>${words.title}</h1><p>${list}</p>${table}<p>${words.note}</p>${asked}
         <hr style="margin-top:60px"><small>${company.name} · ${company.street} · ${words.tax_id}<br>${bank}</small></div>`,
        `<div style="display:flex;min-height:1000px"><div style="width:190px;background:#${random.pick(['2a4d69', '3b5d50', '555'])};color:#fff;padding:30px"><h2>${company.name}</h2>${company.street}<p>${words.phone}<br>${company.phone}</p><p>${company.email}<br>www.${company.host}</p><p>${words.tax_id}</p></div>
         <div style="padding:40px;flex:1"><h1 style="font-weight:300">${words.title}</h1><p>${list}</p><p>${customer}</p>${table}<p>${words.note}</p>${asked}</div></div>`,
        `<div style="padding:30px 60px"><h1 style="border-bottom:3px solid #000">${words.title} <span style="float:right;font-size:15px">${company.name}</span></h1>
         <table><tr><td>${customer}</td><td class=r>${list}</td></tr></table><br>${table}${asked}<p><b>${words.note}</b></p>
         <div style="font-size:10px;margin-top:80px;text-align:center">${company.name}, ${company.street}, ${words.tax_id}. ${contact}. ${bank}</div></div>`,
    ];
    return { company, html: page(language, random, random.pick(layouts)) };
}

const drawing = (random: Random) =>
    `<svg width="180" height="110" viewBox="0 0 180 110"><rect x="${random.whole(5, 40)}" y="20" width="100" height="70" fill="none" stroke="#333"/><circle cx="${random.whole(50, 120)}" cy="55" r="18" fill="#ddd" stroke="#333"/><line x1="20" y1="100" x2="170" y2="${random.whole(20, 100)}" stroke="#333"/></svg>`;

export function manual(language: Language, held: boolean, random: Random): Made {
    const words = variant(textsOf(language).manual, held, random);
    const company = companyOf(language, random);
    const layouts = [
        () =>
            `<div style="padding:50px"><h1>${words.title}</h1><h3>${random.pick(textsOf(language).goods)}</h3><p>${words.intro}</p>${words.steps.map((step, at) => `<p>${at + 1}. ${step}</p>${drawing(random)}`).join('')}<ul>${words.safety.map((line) => `<li>${line}</li>`).join('')}</ul><small>${company.name}, ${company.street}, www.${company.host}</small></div>`,
        () =>
            `<div style="padding:40px;columns:2"><h1 style="column-span:all">${words.title}</h1><p>${words.intro}</p><b>!</b> ${words.safety.join('<br>')}${words.steps.map((step, at) => `<h3>${at + 1}</h3>${drawing(random)}<p>${step}</p>`).join('')}</div><div style="text-align:center"><small>${company.name} · ${company.street} · ${company.email}</small></div>`,
    ];
    return { company, html: page(language, random, random.pick(layouts)()) };
}

export function warranty(language: Language, held: boolean, random: Random): Made {
    const words = variant(textsOf(language).warranty, held, random);
    const company = companyOf(language, random);
    const signature = `<p>${company.name}, ${company.street}<br>${company.phone}</p>`;
    const layouts = [
        `<div style="margin:40px;padding:40px;border:6px double #7a6a3a;text-align:center"><h1>${words.title}</h1>${words.lines.map((line) => `<p>${line}</p>`).join('')}${signature}</div>`,
        `<div style="padding:50px"><b>${company.name}</b><h2>${words.title}</h2><ol>${words.lines.map((line) => `<li>${line}</li>`).join('')}</ol><table border=1><tr><td>No.</td><td>SN-${random.whole(100000, 999999)}</td></tr><tr><td>X-200</td><td>&nbsp;</td></tr></table>${signature}</div>`,
    ];
    return { company, html: page(language, random, random.pick(layouts)) };
}

// A card or a page with some lines, and perhaps a code.
function card(language: Language, random: Random, lines: string[], code = ''): string {
    const [dark, light] = random.pick([
        ['#7b2d26', '#fdf0d5'],
        ['#1d3557', '#f1faee'],
        ['#264653', '#e9c46a'],
        ['#111', '#fff'],
        ['#fff', '#2b2d42'],
        ['#5a189a', '#e0aaff'],
    ]);
    const square = code ? `<div style="width:150px;height:150px;margin:15px auto;background:#fff">${qrSvg(code)}</div>` : '';
    const [first = '', ...rest] = lines;
    const layouts = [
        `<div style="background:${light};color:${dark};padding:50px;text-align:center"><h1 style="font-size:42px;margin:10px">${first}</h1>${rest.map((line) => `<p style="font-size:19px">${line}</p>`).join('')}${square}</div>`,
        `<div style="display:flex;background:${light};color:${dark}"><div style="width:40%;background:radial-gradient(${dark},${light})"></div><div style="padding:40px;flex:1"><h2 style="font-size:30px">${first}</h2>${rest.map((line) => `<div style="font-size:17px;margin:8px 0">${line}</div>`).join('')}${square}</div></div>`,
        `<div style="padding:40px;border:3px dashed #999;color:#222;background:#fff"><h1>${first}</h1><ul style="list-style:none;padding:0;font-size:18px">${rest.map((line) => `<li>${line}</li>`).join('')}</ul>${square}</div>`,
    ];
    return page(language, random, random.pick(layouts));
}

export type Advertising = 'coupon' | 'flyer' | 'prices' | 'review' | 'thanks';
export function advertising(kind: Advertising, language: Language, held: boolean, random: Random): Made {
    const texts = textsOf(language);
    const company = companyOf(language, random);
    if (kind === 'prices') {
        const words = variant(texts.prices, held, random);
        const rows = texts.goods
            .map((good) => `<tr><td>${good}</td><td class=r>${money(random.whole(5, 200) - 0.01, language)}</td></tr>`)
            .join('');
        const html = page(
            language,
            random,
            `<div style="padding:40px"><h1>${words.title}</h1><b>${company.name}</b><table>${rows}</table><p>${words.note}</p><p>www.${company.host}</p></div>`,
        );
        return { company, html };
    }
    const code = kind === 'thanks' || random.next() < 0.25 ? `https://${company.host}/${random.pick(['club', 'r', 'join', 'p/1'])}` : '';
    const lines = [...variant(texts[kind], held, random)];
    if (random.next() < 0.4) lines.push(random.pick([`www.${company.host}`, company.name, company.email]));
    return { company, html: card(language, random, lines, code) };
}
