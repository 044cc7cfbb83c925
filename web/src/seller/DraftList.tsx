// What a member has begun and not sent, and what was stopped: each leads to where it is written.
import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { memo, useMemo } from 'react';
import { drafts_query } from '../api/drafts';
import { merge_pages } from '../api/pages';
import type { Draft, ListedDraft } from '../api/types';
import { When } from '../parts/bits';
import { Empty, MoreRow, Skeleton } from '../parts/feedback';
import { ProblemNote } from '../parts/ProblemNote';
import { Shown } from '../parts/Shown';
import { usePageTitle } from '../parts/usePageTitle';
import { VirtualList } from '../parts/VirtualList';
import { useWords } from '../words/WordsContext';
import { useDesk } from './desk-context';
import { useListKeys } from './list-keys';

const row_height_px = 113;
const bar_height_px = 47;
const id_of = (item: { id: string }) => item.id;
const tones: Partial<Record<Draft['state'], string>> = { blocked: 'bad', rejected: 'bad', held: 'warn' };

export function DraftList({ open }: { open: string | undefined }) {
    const { t } = useWords();
    const { seller } = useDesk();
    const query = useInfiniteQuery(drafts_query(seller));
    const items = useMemo(() => merge_pages(query.data?.pages), [query.data]);
    const list = useListKeys(items, undefined);
    usePageTitle(open === undefined ? t('section.drafts') : undefined);
    const Heading = open === undefined ? 'h1' : 'h2';
    return (
        <section className="list" aria-labelledby="list-title">
            <div className="list-bar">
                <Heading id="list-title">{t('section.drafts')}</Heading>
                <span className="soft small">{t('inbox.newest_first')}</span>
            </div>
            {query.isPending && <Skeleton rows={6} />}
            {query.error && !query.data && <ProblemNote error={query.error} on_retry={() => void query.refetch()} />}
            {query.data && items.length === 0 && <Empty title={t('empty.drafts.title')}>{t('empty.drafts.text')}</Empty>}
            <VirtualList
                items={items}
                id_of={id_of}
                row_height_px={row_height_px}
                covered_px={bar_height_px}
                more={query.hasNextPage}
                handle={list}
            >
                {(item) => <Row item={item} open={open !== undefined && item.conversation_id === open} />}
            </VirtualList>
            <MoreRow paged={query} label={t('more')} />
        </section>
    );
}

const Row = memo(function Row({ item, open }: { item: ListedDraft; open: boolean }) {
    const { seller } = useDesk();
    const { conversation_id: conversation, order_id: order } = item;
    if (conversation !== undefined)
        return (
            <Link
                to="/s/$seller/messages/$conversation"
                params={{ seller, conversation }}
                search={{ section: 'drafts' }}
                preload={false}
                activeProps={{}}
                aria-current={open ? 'page' : undefined}
            >
                <RowText item={item} />
            </Link>
        );
    return (
        <Link to="/s/$seller/orders/$order" params={{ seller, order: order ?? '' }} preload={false}>
            <RowText item={item} />
        </Link>
    );
});

function RowText({ item }: { item: ListedDraft }) {
    const { t } = useWords();
    return (
        <>
            <span className="row">
                <b className="clip" dir="auto">
                    <Shown text={item.buyer_name === '' ? t('order.no_buyer') : item.buyer_name} />
                </b>
                <When at={item.updated_at} as="short" className="end soft small" />
            </span>
            <span className="clip line" dir="auto">
                <Shown text={item.item_title} />
            </span>
            <span className="clip line soft" dir="auto">
                {item.moderator_note === undefined ? (
                    <Shown text={item.text === '' ? t('draft.empty') : item.text} />
                ) : (
                    <>
                        {t('draft.note')} <Shown text={item.moderator_note} />
                    </>
                )}
            </span>
            <span className="tags">
                <span className={`tag ${tones[item.state] ?? ''}`}>{t(`draft.${item.state}`)}</span>
                {item.reason && <span className="tag">{t(`reason.${item.reason}`)}</span>}
            </span>
        </>
    );
}
