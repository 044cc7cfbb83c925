// Pictures that need no file: a number makes one, and another number one that has nothing in common with it.
import { deflateSync } from 'node:zlib';

const table = Uint32Array.from({ length: 256 }, (_, n) => {
    let c = n;
    for (let bit = 0; bit < 8; ++bit) c = c & 1 ? 0xedb88320 ^ (c >>> 1) : c >>> 1;
    return c >>> 0;
});
const crc = (bytes: Buffer) => (bytes.reduce((sum, byte) => table[(sum ^ byte) & 255]! ^ (sum >>> 8), 0xffffffff) ^ 0xffffffff) >>> 0;

function chunk(type: string, content: Buffer): Buffer {
    const body = Buffer.concat([Buffer.from(type, 'latin1'), content]);
    const numbers = Buffer.alloc(8);
    numbers.writeUInt32BE(content.length, 0);
    numbers.writeUInt32BE(crc(body), 4);
    return Buffer.concat([numbers.subarray(0, 4), body, numbers.subarray(4)]);
}

export type Paint = (x: number, y: number) => readonly [number, number, number];

export function png(width: number, height: number, paint: Paint): Buffer {
    const head = Buffer.alloc(13);
    head.writeUInt32BE(width, 0);
    head.writeUInt32BE(height, 4);
    head.set([8, 2], 8);
    const rows = Buffer.alloc((width * 3 + 1) * height);
    for (let y = 0; y < height; ++y) for (let x = 0; x < width; ++x) rows.set(paint(x, y), y * (width * 3 + 1) + 1 + x * 3);
    const sign = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
    return Buffer.concat([sign, chunk('IHDR', head), chunk('IDAT', deflateSync(rows)), chunk('IEND', Buffer.alloc(0))]);
}

function* chance(seed: number): Generator<number, never> {
    for (let state = (seed + 1) * 2654435761; ;) {
        state = (Math.imul(state ^ (state >>> 15), 2246822519) + 0x9e3779b9) >>> 0;
        yield ((Math.imul(state ^ (state >>> 13), 3266489917) >>> 0) ^ (state >>> 7)) >>> 0;
    }
}

// Boxes of many sizes and colours on white.
function boxes(seed: number, width: number, height: number): Paint {
    const next = chance(seed);
    const below = (end: number) => next.next().value % end;
    const all = Array.from({ length: 18 }, () => {
        const [w, h] = [12 + below(width / 3), 12 + below(height / 3)];
        const [left, top] = [below(width - w), below(height - h)];
        return { left, top, right: left + w, bottom: top + h, colour: [below(256), below(256), below(256)] as const };
    });
    return (x, y) =>
        all.findLast((one) => x >= one.left && x < one.right && y >= one.top && y < one.bottom)?.colour ?? ([255, 255, 255] as const);
}

export const picture = (seed: number, width = 320, height = 240): Buffer => png(width, height, boxes(seed, width, height));

// A part of the same, in other colours, two thirds of its size: it shows what the first shows.
export function changedPicture(seed: number): Buffer {
    const paint = boxes(seed, 320, 240);
    return png(192, 144, (x, y) => {
        const [red, green, blue] = paint(16 + x * 1.5, 12 + y * 1.5);
        return [red * 0.9, green * 0.85, Math.min(255, blue * 0.8 + 30)].map(Math.round) as unknown as [number, number, number];
    });
}
