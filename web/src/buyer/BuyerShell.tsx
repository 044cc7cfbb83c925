// The frame of a buyer's pages; keeps them live.
import { Link, Outlet, useNavigate, useRouterState, useSearch } from '@tanstack/react-router';
import { useCallback, useMemo, useState } from 'react';
import { TopBar } from '../account/TopBar';
import { buyer_side } from '../api/types';
import { useLive } from '../live/useLive';
import { close, next, open, previous, reply, search, send, show_keys } from '../parts/actions';
import { Banners } from '../parts/Banners';
import { KeysDialog } from '../parts/KeysDialog';
import { go_to_search } from '../parts/search/places';
import { SearchField } from '../parts/search/SearchField';
import { SearchSign } from '../parts/search/SearchSign';
import { useShortcuts } from '../parts/shortcuts';
import { useReader } from '../parts/useReader';
import { useWords } from '../words/WordsContext';
import './buyer.css';

const actions = [next, previous, open, reply, search, send, close, show_keys];

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
    const [keys, set_keys] = useState(false);
    const shortcuts = useMemo(
        () => ({ [show_keys.key]: () => set_keys(true), [search.key]: () => go_to_search(() => search_for('')) }),
        [search_for],
    );
    useShortcuts(shortcuts);
    return (
        <div className="buyer">
            <TopBar
                session={session}
                on_keys={() => set_keys(true)}
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
            <Outlet />
            {keys && <KeysDialog actions={actions} on_close={() => set_keys(false)} />}
        </div>
    );
}
