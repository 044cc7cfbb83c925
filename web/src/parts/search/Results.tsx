// What a search found: orders first, then messages, the newest first; empty and failed searches too.
import { useEffect, type ReactNode, type Ref } from 'react';
import type { MessageHit } from '../../api/types';
import { useWords } from '../../words/WordsContext';
import { When } from '../bits';
import { Empty, MoreRow, Skeleton, type Paged } from '../feedback';
import { ProblemNote } from '../ProblemNote';
import { VirtualList } from '../VirtualList';
import type { ListHandle } from '../virtual_rows';
import { id_of } from './hit_id';
import { Marked } from './Marked';
import { focus_wanted_search, results_id } from './places';
import './search.css';

interface Props {
    search: string;
    query: Paged & { isPending: boolean; isPlaceholderData: boolean; error: Error | null; refetch: () => Promise<unknown> };
    orders: ReactNode[]; // As list items.
    orders_more?: ReactNode; // The way to all of them.
    hits: MessageHit[];
    mine: MessageHit['author'];
    link: (hit: MessageHit, inside: ReactNode) => ReactNode;
    hits_handle?: Ref<ListHandle>;
}

const row_height_px = 96;

export function Results({ search, query, orders, orders_more, hits, mine, link, hits_handle }: Props) {
    const { t } = useWords();
    useEffect(focus_wanted_search, []);
    if (search === '') return <Empty title={t('search.start')}>{t('search.start_text')}</Empty>;
    if (query.error && !query.isPlaceholderData) return <ProblemNote error={query.error} on_retry={() => void query.refetch()} />;
    if (query.isPending) return <Skeleton rows={4} />;
    if (orders.length === 0 && hits.length === 0 && !query.hasNextPage)
        return <Empty title={t('search.none', { search })}>{t('search.none_text')}</Empty>;
    return (
        <div id={results_id} className={query.isPlaceholderData ? 'results stale' : 'results'} aria-busy={query.isPlaceholderData}>
            {orders.length > 0 && (
                <section aria-labelledby="found-orders">
                    <h2 id="found-orders">{t('search.orders')}</h2>
                    <ul className="card">{orders}</ul>
                    {orders_more}
                </section>
            )}
            {hits.length > 0 && (
                <section aria-labelledby="found-messages">
                    <h2 id="found-messages">
                        {t('search.messages')} <span className="soft small">{t('inbox.newest_first')}</span>
                    </h2>
                    <div className="card">
                        <VirtualList items={hits} id_of={id_of} row_height_px={row_height_px} more={query.hasNextPage} handle={hits_handle}>
                            {(hit) => link(hit, <Hit hit={hit} mine={mine} />)}
                        </VirtualList>
                    </div>
                </section>
            )}
            <MoreRow paged={query} label={t('more')} />
        </div>
    );
}

function Hit({ hit, mine }: { hit: MessageHit; mine: MessageHit['author'] }) {
    const { t } = useWords();
    return (
        <>
            <span className="row">
                <b className="clip" dir="auto">
                    <Marked text={hit.other_side} marks={hit.other_side_marks ?? []} />
                </b>
                <When at={hit.delivered_at} as="short" className="end soft small" />
            </span>
            <span className="clip line soft" dir="auto">
                <Marked text={hit.item_title} marks={hit.title_marks ?? []} />
            </span>
            {hit.subject !== undefined && (
                <b className="clip line" dir="auto">
                    <Marked text={hit.subject} marks={hit.subject_marks ?? []} />
                </b>
            )}
            <span className="excerpt" dir="auto">
                {hit.author === mine && <span className="soft">{t('search.mine')} </span>}
                <Marked text={hit.excerpt} marks={hit.marks} />
            </span>
        </>
    );
}
