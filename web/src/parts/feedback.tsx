// What stands where there is nothing yet: placeholders while loading, empty states, the way to more.
import { useEffect, useRef, type ReactNode } from 'react';
import { scroller_of } from './scroller';
import { Shown } from './Shown';
import { useWords } from '../words/WordsContext';
import './feedback.css';

export function Skeleton({ rows = 4 }: { rows?: number }) {
    const { t } = useWords();
    return (
        <div className="skeleton" role="status">
            <span className="unseen">{t('loading')}</span>
            {Array.from({ length: rows * 3 }, (_, at) => (
                <i key={at} />
            ))}
        </div>
    );
}

export function Empty({ title, children, level = 'h2' }: { title: string; children?: ReactNode; level?: 'h1' | 'h2' }) {
    const Heading = level;
    return (
        <div className="empty">
            <Heading>
                <Shown text={title} />
            </Heading>
            {children !== undefined && <div className="soft">{children}</div>}
        </div>
    );
}

export interface Paged {
    hasNextPage: boolean;
    isFetchingNextPage: boolean;
    isFetchNextPageError: boolean;
    fetchNextPage: () => Promise<unknown>;
}

// Loads the next page when it comes near; a button for those who do not scroll.
export function MoreRow({ paged, label }: { paged: Paged; label: string }) {
    const row = useRef<HTMLDivElement>(null);
    const { hasNextPage, isFetchingNextPage, isFetchNextPageError, fetchNextPage } = paged;
    const wanted = hasNextPage && !isFetchingNextPage && !isFetchNextPageError;
    useEffect(() => {
        if (!wanted || !row.current) return;
        const observer = new IntersectionObserver((entries) => entries.some((entry) => entry.isIntersecting) && void fetchNextPage(), {
            root: scroller_of(row.current),
            rootMargin: '400px',
        });
        observer.observe(row.current);
        return () => observer.disconnect();
    }, [wanted, fetchNextPage]);
    if (!hasNextPage) return null;
    return (
        <div className="more-row" ref={row}>
            <button type="button" className="btn" disabled={isFetchingNextPage} onClick={() => void fetchNextPage()}>
                {label}
            </button>
        </div>
    );
}
