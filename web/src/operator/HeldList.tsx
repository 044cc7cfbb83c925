// All that waits for a decision, the longest waiting first.
import { useInfiniteQuery } from '@tanstack/react-query';
import { memo, useEffect, useRef } from 'react';
import { held_address } from '../addresses';
import { held_query, type ListedHeld } from '../api/held';
import { merge_pages } from '../api/pages';
import { When } from '../parts/bits';
import { Empty, MoreRow, Skeleton } from '../parts/feedback';
import { carried_words } from '../parts/files/carried_words';
import '../parts/list.css';
import { ProblemNote } from '../parts/ProblemNote';
import { RowLink } from '../parts/RowLink';
import { Shown } from '../parts/Shown';
import { usePageTitle } from '../parts/usePageTitle';
import { useWords } from '../words/WordsContext';
import { addressee_of, holding_rules, sender_of } from './held-words';

export function HeldList({ open }: { open: string | undefined }) {
    const { t, number } = useWords();
    const query = useInfiniteQuery(held_query);
    const items = merge_pages(query.data?.pages);
    usePageTitle(open === undefined ? t('held.title') : undefined);
    const title = useRef<HTMLHeadingElement>(null);
    const list = useRef<HTMLUListElement>(null);
    const before = useRef(open);
    useEffect(() => {
        list.current?.querySelector('[aria-current]')?.scrollIntoView({ block: 'nearest' });
        // The phone shows one after the other: back at the list, reading goes on at its top.
        const is_back = before.current !== undefined && open === undefined;
        if (is_back && document.activeElement === document.body) title.current?.focus({ preventScroll: true });
        before.current = open;
    }, [open]);
    const Heading = open === undefined ? 'h1' : 'h2';
    const count = query.hasNextPage ? t('section.many', { count: number(items.length) }) : number(items.length);
    return (
        <section className="list held-list" aria-labelledby="held-title">
            <div className="list-bar">
                <Heading id="held-title" ref={title} tabIndex={-1}>
                    {t('held.title')}
                </Heading>
                {items.length > 0 && <span className="soft small">{t('held.count', { count })}</span>}
            </div>
            {query.isPending && <Skeleton rows={6} />}
            {query.error && !query.data && <ProblemNote error={query.error} on_retry={() => void query.refetch()} />}
            {query.data && items.length === 0 && <Empty title={t('held.empty')}>{t('held.empty_text')}</Empty>}
            {items.length > 0 && (
                <ul ref={list}>
                    {items.map((item) => (
                        <li key={item.id}>
                            <Row item={item} open={item.id === open} />
                        </li>
                    ))}
                </ul>
            )}
            <MoreRow paged={query} label={t('more')} />
        </section>
    );
}

const Row = memo(function Row({ item, open }: { item: ListedHeld; open: boolean }) {
    const { t } = useWords();
    const { seller, kind, draft } = item;
    return (
        <RowLink href={held_address(seller.id, item.id)} open={open}>
            <span className="row">
                <b className="clip" dir="auto">
                    <Shown text={sender_of(item)} />
                </b>
                <When at={draft.updated_at} as="relative" className="end soft small" />
            </span>
            <span className="clip line" dir="auto">
                <Shown text={t('held.to', { name: addressee_of(item) })} />
            </span>
            {draft.order_id !== undefined && (
                <span className="clip line soft small num">{t('order.title', { order: draft.order_id })}</span>
            )}
            <span className="clip line soft" dir="auto">
                <Shown text={draft.text === '' ? carried_words(t, draft.attachments ?? []) : draft.text} />
            </span>
            <span className="tags">
                {item.unproven_from !== undefined && <span className="tag warn">{t('held.unproven')}</span>}
                {holding_rules(draft.verdict.findings).map((finding) => (
                    <span key={finding.rule} className="tag warn">
                        {finding.title}
                    </span>
                ))}
                {draft.reason ? (
                    <span className="tag">{t(`reason.${draft.reason}`)}</span>
                ) : (
                    kind && <span className="tag">{t(`held.kind.${kind}`)}</span>
                )}
            </span>
        </RowLink>
    );
});
