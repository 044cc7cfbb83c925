// The frame of a buyer's pages; keeps them live.
import { Link, Outlet, useNavigate, useRouterState, useSearch } from '@tanstack/react-router';
import { useCallback } from 'react';
import { TopBar } from '../account/TopBar';
import { buyer_side } from '../api/types';
import { useLive } from '../live/useLive';
import { Banners } from '../parts/Banners';
import { FailingMail } from '../parts/FailingMail';
import { focus_search } from '../parts/search/places';
import { SearchField } from '../parts/search/SearchField';
import { SearchSign } from '../parts/search/SearchSign';
import { useShortcuts } from '../parts/shortcuts';
import { useReader } from '../parts/useReader';
import { useWords } from '../words/WordsContext';
import './buyer.css';

const keys = { '/': focus_search };

export function BuyerShell() {
    const { t } = useWords();
    const session = useReader();
    const lost = useLive(buyer_side);
    const navigate = useNavigate();
    const searching = useRouterState({ select: (state) => state.location.pathname === '/search' });
    const { search: text = '' } = useSearch({ strict: false });
    const search_for = useCallback(
        (wanted: string) => void navigate({ to: '/search', search: wanted === '' ? {} : { search: wanted }, replace: searching }),
        [navigate, searching],
    );
    useShortcuts(keys);
    return (
        <div className="buyer">
            <TopBar
                session={session}
                searching={searching}
                search={
                    <>
                        <SearchField search={searching ? text : ''} hint={t('search.buyer_hint')} on_search={search_for} />
                        <Link className="btn plain search-link" to="/search" aria-label={t('search.label')}>
                            <SearchSign />
                        </Link>
                    </>
                }
            >
                <Link to="/messages">{t('nav.messages')}</Link>
                <Link to="/orders">{t('nav.orders')}</Link>
            </TopBar>
            <Banners lost={lost} />
            <FailingMail />
            <Outlet />
        </div>
    );
}
