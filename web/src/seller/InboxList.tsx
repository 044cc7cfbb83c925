// The frame of the inbox's lists: heading, rows that are walked by keys, and what stands there while or where there are none.
import type { ReactNode } from 'react';
import type { InboxView } from '../api/conversations';
import { Empty, MoreRow, Skeleton, type Paged } from '../parts/feedback';
import '../parts/list.css';
import { ProblemNote } from '../parts/ProblemNote';
import { usePageTitle } from '../parts/usePageTitle';
import { VirtualList } from '../parts/VirtualList';
import { useWords } from '../words/WordsContext';
import { useListKeys } from './list-keys';

interface Props<T> {
    view: InboxView;
    query: Paged & { isPending: boolean; error: Error | null; data: unknown; refetch: () => unknown };
    items: T[];
    open: string | undefined; // The conversation beside the list.
    marked: string | undefined; // The row of it, if it has one: where the keys begin.
    children: (item: T) => ReactNode;
}

const row_height_px = 116;
const bar_height_px = 45;
const id_of = (item: { id: string }) => item.id;

export function InboxList<T extends { id: string }>({ view, query, items, open, marked, children }: Props<T>) {
    const { t } = useWords();
    const list = useListKeys({ view, items, open, marked });
    usePageTitle(open === undefined ? t(`section.${view}`) : undefined);
    const Heading = open === undefined ? 'h1' : 'h2';
    return (
        <section className="list" aria-labelledby="list-title">
            <div className="list-bar">
                <Heading id="list-title">{t(`section.${view}`)}</Heading>
                <span className="soft small">{view === 'needs_reply' ? t('inbox.due_first') : t('inbox.newest_first')}</span>
            </div>
            {query.isPending && <Skeleton rows={6} />}
            {query.error && query.data === undefined && <ProblemNote error={query.error} on_retry={() => void query.refetch()} />}
            {query.data !== undefined && items.length === 0 && <Empty title={t(`empty.${view}.title`)}>{t(`empty.${view}.text`)}</Empty>}
            <VirtualList
                items={items}
                id_of={id_of}
                row_height_px={row_height_px}
                covered_px={bar_height_px}
                more={query.hasNextPage}
                handle={list}
            >
                {children}
            </VirtualList>
            <MoreRow paged={query} label={t('more')} />
        </section>
    );
}
