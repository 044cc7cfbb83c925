// One picture of the library: how it looks, what it is, and changing or removing it.
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { assets_query, change_asset, remove_asset, thumbnail_of } from '../api/assets';
import type { Asset, AssetWords } from '../api/types';
import { announce } from '../parts/announce';
import { named_hidden } from '../parts/hidden_characters';
import { Modal } from '../parts/Modal';
import { ProblemNote } from '../parts/ProblemNote';
import { Shown } from '../parts/Shown';
import { useWords } from '../words/WordsContext';
import { AssetFields } from './AssetFields';

interface Props {
    seller: number;
    asset: Asset;
    changeable: boolean;
}

export function AssetCard({ seller, asset, changeable }: Props) {
    const { t } = useWords();
    const [asked, set_asked] = useState<'change' | 'remove'>();
    const { id, name, sku, width, height } = asset;
    return (
        <li className="card brand-card">
            <div className="brand-picture">
                <img src={thumbnail_of(seller, id)} alt="" width={width} height={height} loading="lazy" />
            </div>
            <div className="brand-words">
                <b className="clip" dir="auto" title={named_hidden(name)}>
                    <Shown text={name} />
                </b>
                {sku !== undefined && (
                    <span className="clip soft small">
                        <Shown text={sku} />
                    </span>
                )}
            </div>
            {changeable && (
                <div className="row">
                    <button type="button" className="btn plain" onClick={() => set_asked('change')}>
                        {t('brand.change')}
                        <span className="unseen"> {named_hidden(name)}</span>
                    </button>
                    <button type="button" className="btn plain" onClick={() => set_asked('remove')}>
                        {t('brand.remove')}
                        <span className="unseen"> {named_hidden(name)}</span>
                    </button>
                </div>
            )}
            {asked === 'change' && <ChangeDialog seller={seller} asset={asset} on_close={() => set_asked(undefined)} />}
            {asked === 'remove' && <RemoveDialog seller={seller} asset={asset} on_close={() => set_asked(undefined)} />}
        </li>
    );
}

interface DialogProps {
    seller: number;
    asset: Asset;
    on_close: () => void;
}

function ChangeDialog({ seller, asset, on_close }: DialogProps) {
    const { t } = useWords();
    const { id, kind, name, sku } = asset;
    const [words, set_words] = useState<AssetWords>({ kind, name, ...(sku !== undefined && { sku }) });
    const changing = useChange(
        seller,
        () => change_asset(seller, id, words),
        t('brand.changed', { name: named_hidden(words.name) }),
        on_close,
    );
    return (
        <Modal title={t('brand.change_title', { name })} on_close={on_close}>
            <form
                className="brand-form"
                onSubmit={(event) => {
                    event.preventDefault();
                    changing.mutate();
                }}
            >
                <label>
                    {t('brand.name')}
                    <input
                        className="field"
                        value={words.name}
                        maxLength={100}
                        required
                        onChange={(event) => set_words({ ...words, name: event.target.value })}
                    />
                </label>
                <AssetFields words={words} busy={changing.isPending} on_change={(said) => set_words({ name: words.name, ...said })} />
                {changing.error && <ProblemNote error={changing.error} />}
                <div className="row">
                    <button type="submit" className="btn main" disabled={changing.isPending}>
                        {t('brand.save')}
                    </button>
                    <button type="button" className="btn" onClick={on_close}>
                        {t('brand.keep')}
                    </button>
                </div>
            </form>
        </Modal>
    );
}

function RemoveDialog({ seller, asset: { id, name }, on_close }: DialogProps) {
    const { t } = useWords();
    const removing = useChange(seller, () => remove_asset(seller, id), t('brand.removed', { name: named_hidden(name) }), on_close);
    return (
        <Modal title={t('brand.remove_title', { name })} on_close={on_close}>
            <p>{t('brand.remove_text')}</p>
            {removing.error && <ProblemNote error={removing.error} />}
            <div className="row">
                <button type="button" className="btn main" disabled={removing.isPending} onClick={() => removing.mutate()}>
                    {t('brand.remove')}
                </button>
                <button type="button" className="btn" onClick={on_close}>
                    {t('brand.keep')}
                </button>
            </div>
        </Modal>
    );
}

function useChange(seller: number, change: () => Promise<unknown>, done: string, on_done: () => void) {
    const client = useQueryClient();
    return useMutation({
        mutationFn: change,
        onSuccess: async () => {
            await client.invalidateQueries({ queryKey: assets_query(seller).queryKey });
            announce(done);
            on_done();
        },
    });
}
