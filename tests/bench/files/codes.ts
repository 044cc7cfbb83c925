// QR codes, by Debian's qrencode, and the bar codes of goods, as drawings.
import { execFileSync } from 'node:child_process';

export function qrSvg(text: string): string {
    const svg = execFileSync('qrencode', ['-t', 'SVG', '--inline', '-m', '2', '-o', '-', text], { encoding: 'utf8' });
    return svg.slice(svg.indexOf('<svg')).replace(/width="[^"]*" height="[^"]*"/, 'width="100%" height="100%"');
}

export function qrPng(text: string, path: string): void {
    execFileSync('qrencode', ['-t', 'PNG', '-s', '6', '-m', '2', '-o', path, text]);
}

// EAN-13 (GS1 General Specifications, 5.2): modules of a left half by the first digit's pattern, a right half by its own.
const odd = ['0001101', '0011001', '0010011', '0111101', '0100011', '0110001', '0101111', '0111011', '0110111', '0001011'];
const parities = ['OOOOOO', 'OOEOEE', 'OOEEOE', 'OOEEEO', 'OEOOEE', 'OEEOOE', 'OEEEOO', 'OEOEOE', 'OEOEEO', 'OEEOEO'];
export function eanSvg(twelve: string): string {
    const digits = [...twelve].map(Number);
    const sum = digits.reduce((all, digit, at) => all + digit * (at % 2 ? 3 : 1), 0);
    const ean = [...digits, (10 - (sum % 10)) % 10];
    const right = (digit: number) => [...odd[digit]!].map((bit) => (bit === '1' ? '0' : '1')).join('');
    const even = (digit: number) => [...right(digit)].reverse().join('');
    const left = ean.slice(1, 7).map((digit, at) => (parities[ean[0]!]![at] === 'O' ? odd[digit]! : even(digit)));
    const bits = `101${left.join('')}01010${ean.slice(7).map(right).join('')}101`;
    const bars = [...bits].map((bit, at) => (bit === '1' ? `<rect x="${at + 11}" y="0" width="1" height="50"/>` : '')).join('');
    return `<svg viewBox="0 0 117 62" style="background:#fff"><g>${bars}</g><text x="58" y="60" font-size="10" text-anchor="middle">${ean.join('')}</text></svg>`;
}
