// The conversations of one section.
import { useInfiniteQuery, useQueryClient } from '@tanstack/react-query';
import { memo, useEffect, useMemo } from 'react';
import { conversation_address } from '../addresses';
import { fetch_conversation_ahead } from '../api/ahead';
import { conversations_query, type ListView } from '../api/conversations';
import { merge_pages } from '../api/pages';
import type { ConversationSummary } from '../api/types';
import { When } from '../parts/bits';
import { last_words } from '../parts/files/carried_words';
import { RowLink } from '../parts/RowLink';
import { Shown } from '../parts/Shown';
import { useNow, useWords } from '../words/WordsContext';
import { useDesk } from './desk-context';
import { InboxList } from './InboxList';

export function ConversationList({ view, open }: { view: ListView; open: string | undefined }) {
    const { seller } = useDesk();
    const query = useInfiniteQuery(conversations_query(seller, view));
    const items = useMemo(() => merge_pages(query.data?.pages), [query.data]);
    useNextAhead(items, open);
    return (
        <InboxList view={view} query={query} items={items} open={open} marked={open}>
            {(item) => <Row item={item} view={view} open={item.id === open} />}
        </InboxList>
    );
}

const rest_ms = 400; // Whoever reads one for as long is not on the way past it.

// Whoever works through the list finds the next one there.
function useNextAhead(items: ConversationSummary[], open: string | undefined): void {
    const { side } = useDesk();
    const client = useQueryClient();
    const at = open === undefined ? -1 : items.findIndex((item) => item.id === open);
    const next = at < 0 ? undefined : items[at + 1]?.id;
    useEffect(() => {
        if (next === undefined) return;
        const timer = setTimeout(() => fetch_conversation_ahead(client, side, next), rest_ms);
        return () => clearTimeout(timer);
    }, [client, side, next]);
}

interface RowProps {
    item: ConversationSummary;
    view: ListView;
    open: boolean;
}

const Row = memo(function Row({ item, view, open }: RowProps) {
    const { t } = useWords();
    const { seller, side } = useDesk();
    const client = useQueryClient();
    const text = last_words(t, item.snippet);
    const weight = item.unread ? ' unread' : '';
    return (
        <RowLink
            href={conversation_address(seller, item.id, view)}
            open={open}
            on_near={() => fetch_conversation_ahead(client, side, item.id)}
        >
            <span className="row">
                {item.unread && <span className="dot" title={t('inbox.unread')} role="img" aria-label={t('inbox.unread')} />}
                <b className={`clip${weight}`} dir="auto">
                    <Shown text={item.buyer_name} />
                </b>
                <When at={item.last_message_at} as="short" className="end soft small" />
            </span>
            <span className={`clip line${weight}`} dir="auto">
                <Shown text={item.item_title} />
            </span>
            <span className="clip line soft" dir="auto">
                <Shown text={item.last_author === 'seller' ? t('inbox.you', { text }) : text} />
            </span>
            <span className="tags">
                <DueTag due_at={item.due_at} />
                <span className="tag">{t(`topic.${item.topic}`)}</span>
                {view === 'all' && item.due_at === undefined && <span className="tag">{t(`section_short.${item.section}`)}</span>}
            </span>
        </RowLink>
    );
});

const hour_ms = 3_600_000;

export function DueTag({ due_at }: { due_at: string | undefined }) {
    const { t, span, exact } = useWords();
    const now = useNow();
    if (due_at === undefined) return null;
    const left = Date.parse(due_at) - now;
    const tone = left < 4 * hour_ms ? 'bad' : left < 12 * hour_ms ? 'warn' : '';
    return (
        <span className={`tag ${tone}`} title={t('due.exact', { at: exact(due_at) })}>
            {left < 0 ? t('due.over', { span: span(left) }) : t('due.left', { span: span(left) })}
        </span>
    );
}
