// All sellers, for the marketplace's operators: the way to each one's desk, to read.
import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { merge_pages } from '../api/pages';
import { sellers_query } from '../api/sellers';
import { Avatar } from '../parts/bits';
import { Empty, MoreRow, Skeleton } from '../parts/feedback';
import { ProblemNote } from '../parts/ProblemNote';
import { Shown } from '../parts/Shown';
import { usePageTitle } from '../parts/usePageTitle';
import { useWords } from '../words/WordsContext';
import { OperatorPage } from './OperatorPage';
import './sellers.css';

export function Sellers() {
    const { t } = useWords();
    usePageTitle(t('sellers.title'));
    const query = useInfiniteQuery(sellers_query);
    const sellers = merge_pages(query.data?.pages);
    return (
        <OperatorPage>
            <main id="main" className="operator-list sellers">
                <h1>{t('sellers.title')}</h1>
                <p className="soft">{t('sellers.text')}</p>
                <div className="card">
                    {query.isPending && <Skeleton rows={3} />}
                    {query.error && <ProblemNote error={query.error} on_retry={() => void query.refetch()} />}
                    {query.data && sellers.length === 0 && <Empty title={t('sellers.empty')}>{t('sellers.empty_text')}</Empty>}
                    <ul>
                        {sellers.map((seller) => (
                            <li key={seller.id}>
                                <Link to="/s/$seller/messages" params={{ seller: seller.id }} search={{ section: 'all' }} className="row">
                                    <Avatar name={seller.name} />
                                    <span className="clip" dir="auto">
                                        <Shown text={seller.name} />
                                    </span>
                                </Link>
                            </li>
                        ))}
                    </ul>
                    <MoreRow paged={query} label={t('more')} />
                </div>
            </main>
        </OperatorPage>
    );
}
