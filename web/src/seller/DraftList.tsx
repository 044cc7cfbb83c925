// What a member has begun and not sent, and what was stopped: each leads to where it is written.
import { useInfiniteQuery, useQueryClient } from '@tanstack/react-query';
import { memo, useMemo } from 'react';
import { conversation_address, draft_address } from '../addresses';
import { fetch_conversation_ahead } from '../api/ahead';
import { drafts_query } from '../api/drafts';
import { merge_pages } from '../api/pages';
import type { Draft, ListedDraft } from '../api/types';
import { When } from '../parts/bits';
import { carried_words } from '../parts/files/carried_words';
import { RowLink } from '../parts/RowLink';
import { Shown } from '../parts/Shown';
import type { Words } from '../words/words';
import { useWords } from '../words/WordsContext';
import { useDesk } from './desk-context';
import { InboxList } from './InboxList';

const tones: Partial<Record<Draft['state'], string>> = { blocked: 'bad', rejected: 'bad', held: 'warn' };

// What came by mail and told no reason: no rule has stopped it.
const needs_reason = ({ state, reason, conversation_id }: ListedDraft): boolean =>
    state === 'blocked' && reason === undefined && conversation_id === undefined;

export function DraftList({ open }: { open: string | undefined }) {
    const { seller } = useDesk();
    const query = useInfiniteQuery(drafts_query(seller));
    const items = useMemo(() => merge_pages(query.data?.pages), [query.data]);
    const marked = open === undefined ? undefined : items.find((item) => item.conversation_id === open)?.id;
    return (
        <InboxList view="drafts" query={query} items={items} open={open} marked={marked}>
            {(item) => <Row item={item} open={open !== undefined && item.conversation_id === open} />}
        </InboxList>
    );
}

const Row = memo(function Row({ item, open }: { item: ListedDraft; open: boolean }) {
    const { seller, side } = useDesk();
    const client = useQueryClient();
    const { conversation_id: conversation, order_id: order } = item;
    if (conversation !== undefined)
        return (
            <RowLink
                href={conversation_address(seller, conversation, 'drafts')}
                open={open}
                on_near={() => fetch_conversation_ahead(client, side, conversation)}
            >
                <RowText item={item} />
            </RowLink>
        );
    return (
        <RowLink href={draft_address(seller, order ?? '', item.id)}>
            <RowText item={item} />
        </RowLink>
    );
});

function without_words(t: Words['t'], { attachments = [] }: ListedDraft): string {
    return carried_words(t, attachments) || t('draft.empty');
}

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
                    <Shown text={item.text === '' ? without_words(t, item) : item.text} />
                ) : (
                    <>
                        {t('draft.note')} <Shown text={item.moderator_note} />
                    </>
                )}
            </span>
            <span className="tags">
                <span className={`tag ${tones[item.state] ?? ''}`}>
                    {t(needs_reason(item) ? 'draft.needs_reason' : `draft.${item.state}`)}
                </span>
                {item.reason && <span className="tag">{t(`reason.${item.reason}`)}</span>}
            </span>
        </>
    );
}
