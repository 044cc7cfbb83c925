// What is said of a picture: its kind, and of a product's photo the SKU.
import type { AssetWords } from '../api/types';
import { useWords } from '../words/WordsContext';

interface Props {
    words: Omit<AssetWords, 'name'>;
    busy: boolean;
    on_change: (words: Omit<AssetWords, 'name'>) => void;
}

export function AssetFields({ words: { kind, sku = '' }, busy, on_change }: Props) {
    const { t } = useWords();
    const choose = (wanted: AssetWords['kind']) => on_change(wanted === 'product_photo' ? { kind: wanted, sku } : { kind: wanted });
    return (
        <>
            <label>
                {t('brand.kind')}
                <select
                    className="field"
                    value={kind}
                    disabled={busy}
                    onChange={(event) => choose(event.target.value as AssetWords['kind'])}
                >
                    <option value="logo">{t('brand.logo')}</option>
                    <option value="brand_image">{t('brand.brand_image')}</option>
                    <option value="product_photo">{t('brand.product_photo')}</option>
                </select>
            </label>
            {kind === 'product_photo' && (
                <label>
                    {t('brand.sku')}
                    <input
                        className="field"
                        value={sku}
                        maxLength={100}
                        required
                        disabled={busy}
                        onChange={(event) => on_change({ kind, sku: event.target.value })}
                    />
                </label>
            )}
        </>
    );
}
