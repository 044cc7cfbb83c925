// A seller's library: pictures of its brand, and photos of its products.
import { queryOptions } from '@tanstack/react-query';
import { call, client } from './client';
import type { Asset, AssetWords } from './types';

export const asset_bytes_max = 180_000;

export const assets_query = (seller: number) =>
    queryOptions({
        queryKey: ['seller', seller, 'assets'],
        queryFn: ({ signal }) => call(client.GET('/v1/sellers/{seller}/assets', { params: { path: { seller } }, signal })),
    });

export const add_asset = (seller: number, words: AssetWords, content_base64: string): Promise<Asset> =>
    call(client.POST('/v1/sellers/{seller}/assets', { params: { path: { seller } }, body: { ...words, content_base64 } }));

export const change_asset = (seller: number, asset: string, words: AssetWords): Promise<Asset> =>
    call(client.PUT('/v1/sellers/{seller}/assets/{asset}', { params: { path: { seller, asset } }, body: words }));

export const remove_asset = (seller: number, asset: string) =>
    call(client.DELETE('/v1/sellers/{seller}/assets/{asset}', { params: { path: { seller, asset } } }));

export const thumbnail_of = (seller: number, asset: string) => `/v1/sellers/${seller}/assets/${asset}/thumbnail`;
