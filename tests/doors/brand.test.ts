// The library of a seller: pictures of its brand and its products.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Client } from '../support/client.ts';
import { Marketplace } from '../support/marketplace.ts';
import { picture, png } from '../support/pictures.ts';

let market: Marketplace;
let mara: Client;
let anna: Client;
beforeAll(async () => {
    market = await Marketplace.start({ logins: ['mara', 'anna', 'otto'] });
    mara = await market.as('mara');
    anna = await market.as('anna');
});
afterAll(() => market.remove());

const here = () => ({ seller: market.north.id });
const content = (seed: number) => picture(seed).toString('base64');
const add = (seed: number, words: object = { kind: 'logo', name: 'North' }, client = mara) =>
    client.ok('addAsset', { path: here(), body: { ...words, content_base64: content(seed) } });
const list = async (client = anna) => (await client.ok('listAssets', { path: here() })).items;

describe('a library', () => {
    it('takes a picture, shows it small, changes what is said of it, and lets it go', async () => {
        const made = await add(1, { kind: 'logo', name: '  North on white  ' });
        expect(made).toMatchObject({ kind: 'logo', name: 'North on white', width: 320, height: 240 });
        expect(await list()).toContainEqual(made);
        const at = { ...here(), asset: made.id };
        const small = await anna.call('getAssetThumbnail', { path: at });
        expect([small.status, small.mediaType]).toEqual([200, 'image/jpeg']);
        expect(small.headers['cache-control']).toContain('private');
        const changed = await mara.ok('changeAsset', { path: at, body: { kind: 'product_photo', name: 'Board', sku: 'OAK-1' } });
        expect(changed).toMatchObject({ id: made.id, kind: 'product_photo', name: 'Board', sku: 'OAK-1' });
        await mara.ok('removeAsset', { path: at });
        expect(await list()).not.toContainEqual(expect.objectContaining({ id: made.id }));
        await mara.refused('removeAsset', { path: at }, 404);
        await anna.refused('getAssetThumbnail', { path: at }, 404);
    });
    it('has a picture once of a kind', async () => {
        await add(2);
        await mara.refused(
            'addAsset',
            { path: here(), body: { kind: 'logo', name: 'Again', content_base64: content(2) } },
            409,
            'already_exists',
        );
        await add(2, { kind: 'brand_image', name: 'The same, as another kind' });
    });
    it('is changed by owners, managers and the marketplace alone', async () => {
        await anna.refused('addAsset', { path: here(), body: { kind: 'logo', name: 'Mine', content_base64: content(3) } }, 403);
        const otto = await market.as('otto');
        await otto.refused('listAssets', { path: here() }, 404);
        await add(3, { kind: 'logo', name: 'Pushed' }, market.push);
    });
    it.each([
        ['no picture', Buffer.from('Just a text.'), 'no_picture'],
        ['a tiny one', png(20, 200, () => [9, 9, 9]), 'too_small'],
        ['half of one', picture(4).subarray(0, 900), 'other'],
    ])('says why it does not take %s', async (_, bytes, what) => {
        const body = { kind: 'logo', name: 'No', content_base64: bytes.toString('base64') };
        const problem = await mara.refused('addAsset', { path: here(), body }, 422, 'picture_refused');
        expect(problem.pointer).toBe('/content_base64');
        const words = { no_picture: 'is no picture', too_small: 'too small', other: 'Save it anew' }[what]!;
        expect(problem.detail).toContain(words);
    });
    it.each([
        ['a product photo without a SKU', { kind: 'product_photo', name: 'Board' }, '/sku'],
        ['a logo with one', { kind: 'logo', name: 'North', sku: 'OAK-1' }, '/sku'],
        ['a name of blanks', { kind: 'logo', name: '  ' }, '/name'],
    ])('refuses %s', async (_, words, pointer) => {
        const problem = await mara.refused('addAsset', { path: here(), body: { ...words, content_base64: content(5) } }, 422);
        expect(problem.pointer).toBe(pointer);
    });
    it('takes the one photo of a product from the marketplace, as often as it comes', async () => {
        const at = { ...here(), sku: 'OAK/BRD 40' };
        const put = (seed: number) => market.push.ok('putProductPhoto', { path: at, body: { content_base64: content(seed) } });
        await put(6);
        await put(6);
        const last = await put(7);
        expect(last).toMatchObject({ kind: 'product_photo', sku: at.sku, name: at.sku });
        expect((await list()).filter((one) => one.sku === at.sku)).toEqual([last]);
    });
});
