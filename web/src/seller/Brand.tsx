// The library of a seller: its logos, other pictures of its brand, and photos of its products.
import { useQuery } from '@tanstack/react-query';
import { assets_query } from '../api/assets';
import type { Asset } from '../api/types';
import { Empty, Skeleton } from '../parts/feedback';
import { ProblemNote } from '../parts/ProblemNote';
import { usePageTitle } from '../parts/usePageTitle';
import { useReader } from '../parts/useReader';
import { useWords } from '../words/WordsContext';
import { AssetCard } from './AssetCard';
import { AssetChooser } from './AssetChooser';
import { useDesk } from './desk-context';
import './brand.css';

const kinds: Asset['kind'][] = ['logo', 'brand_image', 'product_photo'];
const may_change = (role: string): boolean => role === 'owner' || role === 'manager' || role === 'administrator';

export function Brand() {
    const { t } = useWords();
    const { seller } = useDesk();
    const { role } = useReader();
    const query = useQuery(assets_query(seller));
    usePageTitle(t('brand.title'));
    const items = query.data?.items ?? [];
    return (
        <main id="main" className="desk-page brand-library" tabIndex={0}>
            <h1>{t('brand.title')}</h1>
            <p className="soft">{t('brand.text')}</p>
            {may_change(role) ? <AssetChooser seller={seller} /> : <p className="soft">{t('brand.not_yours')}</p>}
            {query.isPending && <Skeleton rows={3} />}
            {query.error && !query.data && <ProblemNote error={query.error} on_retry={() => void query.refetch()} />}
            {query.data && items.length === 0 && <Empty title={t('brand.none')}>{t('brand.none_text')}</Empty>}
            {kinds
                .filter((kind) => items.some((one) => one.kind === kind))
                .map((kind) => (
                    <section key={kind} aria-labelledby={`brand-${kind}`}>
                        <h2 id={`brand-${kind}`}>{t(`brand.${kind}s`)}</h2>
                        <ul className="brand-grid">
                            {items
                                .filter((one) => one.kind === kind)
                                .map((one) => (
                                    <AssetCard key={one.id} seller={seller} asset={one} changeable={may_change(role)} />
                                ))}
                        </ul>
                    </section>
                ))}
        </main>
    );
}
