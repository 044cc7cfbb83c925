// What the policy held, for moderators: the list, and beside it the one to decide about.
import { Outlet, useNavigate, useParams } from '@tanstack/react-router';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { held_query } from '../api/held';
import { merge_pages } from '../api/pages';
import { Empty } from '../parts/feedback';
import { KeysDialog } from '../parts/KeysDialog';
import { useShortcuts } from '../parts/shortcuts';
import { stepped } from '../parts/steps';
import { useWords } from '../words/WordsContext';
import * as actions from './actions';
import './held.css';
import { HeldList } from './HeldList';
import { OperatorPage } from './OperatorPage';

export function Held() {
    const { draft: open } = useParams({ strict: false });
    const navigate = useNavigate();
    const { data } = useInfiniteQuery(held_query);
    const items = useMemo(() => merge_pages(data?.pages), [data]);
    const nothing = data !== undefined && items.length === 0 && open === undefined;
    const [keys, set_keys] = useState(false);
    const shortcuts = useMemo(() => {
        const walk = (by: number) => {
            const to = stepped(items, open, by);
            if (to) void navigate({ to: '/held/$seller/$draft', params: { seller: to.seller.id, draft: to.id } });
        };
        return {
            [actions.next.key]: () => walk(1),
            [actions.previous.key]: () => walk(-1),
            [actions.show_keys.key]: () => set_keys(true),
        };
    }, [items, navigate, open]);
    useShortcuts(shortcuts);
    return (
        <OperatorPage on_keys={() => set_keys(true)}>
            <main id="main" className={['held', open !== undefined && 'open', nothing && 'nothing'].filter(Boolean).join(' ')}>
                <HeldList open={open} />
                <Outlet />
            </main>
            {keys && <KeysDialog actions={actions.all_actions} on_close={() => set_keys(false)} />}
        </OperatorPage>
    );
}

export function NothingChosen() {
    const { t } = useWords();
    return (
        <section className="held-message nothing-chosen" aria-label={t('held.message')}>
            <Empty title={t('held.choose')}>{t('held.choose_text')}</Empty>
        </section>
    );
}
