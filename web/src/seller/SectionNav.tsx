import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';
import { sections, sections_query, type InboxView } from '../api/conversations';
import { useWords } from '../words/WordsContext';
import { useDesk } from './desk-context';

const views: readonly InboxView[] = [...sections, 'all'];
const count_max = 999; // The contract's 1000 means more than this.

// Where conversations stand, with how many there are.
export function SectionNav({ view }: { view: InboxView }) {
    const { t, number } = useWords();
    const { seller, can_write } = useDesk();
    const { data } = useQuery(sections_query(seller));
    const counted = data !== undefined;
    const nav = useRef<HTMLElement>(null);
    useEffect(() => {
        nav.current?.querySelector('[aria-current]')?.scrollIntoView({ block: 'nearest', inline: 'center' }); // On a phone they scroll sideways.
    }, [view, counted]);
    const count_of = (each: InboxView) => data?.items.find((item) => item.section === each)?.count;
    return (
        <nav ref={nav} className="sections" aria-label={t('inbox.sections')}>
            {(can_write ? [...views, 'drafts' as const] : views).map((each) => {
                const count = count_of(each);
                return (
                    <Link
                        key={each}
                        to="/s/$seller/messages"
                        params={{ seller }}
                        search={each === 'needs_reply' ? {} : { section: each }}
                        activeOptions={{ exact: true }}
                        activeProps={{}}
                        aria-current={each === view ? 'page' : undefined}
                    >
                        {t(`section.${each}`)}
                        {count !== undefined && count > 0 && (
                            <span className="num">
                                {count > count_max ? t('section.many', { count: number(count_max) }) : number(count)}
                            </span>
                        )}
                    </Link>
                );
            })}
        </nav>
    );
}
