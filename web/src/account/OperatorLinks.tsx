// The ways of an operator: what waits for a decision, with how much of it, all sellers, their e-mail, and files that could not be read.
import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { held_query } from '../api/held';
import { merge_pages } from '../api/pages';
import { useWords } from '../words/WordsContext';

export function OperatorLinks() {
    const { t, number } = useWords();
    const { data, hasNextPage } = useInfiniteQuery(held_query);
    const count = merge_pages(data?.pages).length;
    return (
        <>
            <Link to="/held" className="held-way">
                {t('nav.held')}
                {count > 0 && (
                    <span className="way-count num">{hasNextPage ? t('section.many', { count: number(count) }) : number(count)}</span>
                )}
            </Link>
            <Link to="/sellers">{t('nav.sellers')}</Link>
            <Link to="/mails">{t('nav.mails')}</Link>
            <Link to="/unread-files" className="unread-files-way">
                {t('nav.unread_files')}
            </Link>
        </>
    );
}
