// Adding pictures to the library: by a file dialog or by dropping them, several at once; what is not taken says why.
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState, type DragEvent } from 'react';
import { add_asset, asset_bytes_max, assets_query } from '../api/assets';
import type { AssetWords } from '../api/types';
import { announce } from '../parts/announce';
import { Shown } from '../parts/Shown';
import { useWords } from '../words/WordsContext';
import { AssetFields } from './AssetFields';
import { base64_of, name_of, small_picture } from './picture-file';

type Chosen = Omit<AssetWords, 'name'>;
interface Fault {
    name: string;
    why: string;
}

export function AssetChooser({ seller }: { seller: number }) {
    const { t } = useWords();
    const [words, set_words] = useState<Chosen>({ kind: 'logo' });
    const [over, set_over] = useState(false);
    const { adding, faults } = useAdding(seller);
    const lacks_sku = words.kind === 'product_photo' && !words.sku?.trim();
    const busy = adding.isPending;
    const choose = (files: FileList | null) => {
        if (files && files.length > 0 && !busy && !lacks_sku) adding.mutate({ files: [...files], words });
    };
    const drag = (is_over: boolean) => (event: DragEvent) => {
        event.preventDefault();
        set_over(is_over);
    };
    return (
        <div
            className={over ? 'card brand-chooser over' : 'card brand-chooser'}
            onDragOver={drag(true)}
            onDragLeave={drag(false)}
            onDrop={(event) => {
                drag(false)(event);
                choose(event.dataTransfer.files);
            }}
        >
            <div className="brand-fields">
                <AssetFields words={words} busy={busy} on_change={set_words} />
            </div>
            <div className="row brand-choice">
                <label className={busy || lacks_sku ? 'btn main file-button disabled' : 'btn main file-button'}>
                    {t('brand.choose')}
                    <input
                        type="file"
                        multiple
                        accept="image/jpeg,image/png,image/webp,image/avif"
                        disabled={busy || lacks_sku}
                        onChange={(event) => {
                            choose(event.target.files);
                            event.target.value = ''; // The same file may be chosen again.
                        }}
                    />
                </label>
                <span className="soft">{lacks_sku ? t('brand.sku_first') : busy ? t('brand.adding') : t('brand.drop')}</span>
            </div>
            {faults.map(({ name, why }) => (
                <div key={name} className="note block" role="alert">
                    <b dir="auto">
                        <Shown text={name} />
                    </b>{' '}
                    {why}
                </div>
            ))}
        </div>
    );
}

// One after the other: each is looked into by the server.
function useAdding(seller: number) {
    const { t } = useWords();
    const client = useQueryClient();
    const [faults, set_faults] = useState<Fault[]>([]);
    const add = async (file: File, words: Chosen): Promise<string | undefined> => {
        const picture = await small_picture(file, asset_bytes_max);
        if (!picture) return t('brand.unreadable');
        try {
            await add_asset(seller, { ...words, name: name_of(file.name) }, await base64_of(picture));
            return undefined;
        } catch (error) {
            return error instanceof Error ? error.message : t('brand.unreadable');
        }
    };
    const adding = useMutation({
        mutationFn: async ({ files, words }: { files: File[]; words: Chosen }) => {
            set_faults([]);
            let added = 0;
            for (const file of files) {
                const why = await add(file, words);
                if (why === undefined) ++added;
                else set_faults((all) => [...all, { name: file.name, why }]);
                await client.invalidateQueries({ queryKey: assets_query(seller).queryKey });
            }
            if (added > 0) announce(t('brand.added', { count: added }));
        },
    });
    return { adding, faults };
}
