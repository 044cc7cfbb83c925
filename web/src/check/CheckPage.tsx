// "Check your template": anybody pastes a text or drops files and sees at once what the rules say, with one-click fixes.
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useEffect, useRef, useState, type DragEvent } from 'react';
import { Languages } from '../account/Languages';
import type { TemplateAuthor } from '../api/template';
import { session_query } from '../api/session';
import type { Reason } from '../api/types';
import { announce } from '../parts/announce';
import { Shown } from '../parts/Shown';
import { Toasts } from '../parts/Toasts';
import { usePageTitle } from '../parts/usePageTitle';
import { useWords } from '../words/WordsContext';
import '../account/top-bar.css';
import './check.css';
import { Choices } from './Choices';
import { FileTabs } from './FileTabs';
import { read_file, with_files, type Refused, type Sheet } from './sheets';
import { SheetEditor } from './SheetEditor';
import { useChecks } from './useChecks';

export function CheckPage() {
    const { t } = useWords();
    usePageTitle(t('check.title'));
    const [author, set_author] = useState<TemplateAuthor>('seller');
    const [reason, set_reason] = useState<Reason>();
    const { sheets, sheet, open, change, add, close, refused } = useSheets();
    const check_of = useChecks(sheets, { author, reason: author === 'seller' ? reason : undefined });
    const [over, set_over] = useState(false);
    const drag = (is_over: boolean) => (event: DragEvent) => {
        event.preventDefault();
        set_over(is_over);
    };
    return (
        <div
            className={over ? 'template-check over' : 'template-check'}
            onDragOver={drag(true)}
            onDragLeave={drag(false)}
            onDrop={(event) => {
                drag(false)(event);
                void add(event.dataTransfer.files);
            }}
        >
            <Head />
            <main id="main" className="check-main">
                <h1>{t('check.title')}</h1>
                <p className="soft check-lead">{t('check.lead')}</p>
                <Choices author={author} reason={reason} on_author={set_author} on_reason={set_reason} on_files={add} />
                {refused.length > 0 && (
                    <ul className="note bad check-refused" role="alert">
                        {refused.map(({ name, why }) => (
                            <li key={name}>
                                <Shown text={t(`check.refused.${why}`, { name })} />
                            </li>
                        ))}
                    </ul>
                )}
                {sheets.some(({ name }) => name !== undefined) && (
                    <FileTabs sheets={sheets} current={sheet.id} check_of={check_of} on_open={open} on_close={close} />
                )}
                <SheetEditor key={sheet.id} sheet={sheet} check={check_of(sheet)} author={author} on_change={change} />
            </main>
            <Toasts />
        </div>
    );
}

function useSheets() {
    const { t } = useWords();
    const [sheets, set_sheets] = useState<Sheet[]>([{ id: 1, subject: '', text: '' }]);
    const [current, open] = useState(1);
    const [refused, set_refused] = useState<Refused[]>([]);
    const next_id = useRef(2);
    const sheet = sheets.find(({ id }) => id === current) ?? sheets[0];
    if (!sheet) throw new Error('There is always a sheet.');
    const change = (to: Partial<Sheet>) => set_sheets((all) => all.map((each) => (each.id === sheet.id ? { ...each, ...to } : each)));
    const add = async (list: FileList) => {
        const read = await Promise.all([...list].map(read_file));
        const files = read.flatMap((file) => ('why' in file ? [] : [file]));
        set_refused(read.flatMap((file) => ('why' in file ? [file] : [])));
        const [first] = files;
        if (!first) return;
        const id = next_id.current;
        next_id.current += files.length;
        set_sheets((all) => with_files(all, files, id));
        open(id);
        announce(t('check.added', { count: files.length }));
    };
    const close = (id: number) => {
        const left = sheets.filter((each) => each.id !== id);
        const fresh = { id: next_id.current++, subject: '', text: '' };
        set_sheets(left.length > 0 ? left : [fresh]);
        if (id === sheet.id) open(left[0]?.id ?? fresh.id);
    };
    return { sheets, sheet, open, change, add, close, refused };
}

function Head() {
    const { t } = useWords();
    const session = useQuery(session_query);
    // A file that misses the page must not take its place.
    useEffect(() => {
        const keep = (event: Event) => event.preventDefault();
        window.addEventListener('dragover', keep);
        window.addEventListener('drop', keep);
        return () => {
            window.removeEventListener('dragover', keep);
            window.removeEventListener('drop', keep);
        };
    }, []);
    return (
        <header className="check-head">
            <a className="skip" href="#main">
                {t('skip')}
            </a>
            <Link to="/" className="brand">
                Stoa
            </Link>
            <span className="grow" />
            <div className="row" role="group" aria-label={t('account.language')}>
                <Languages />
            </div>
            <Link to="/" className="btn">
                {session.data ? t('check.back') : t('sign_in.title')}
            </Link>
        </header>
    );
}
