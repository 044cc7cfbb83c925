// Order reports brought from here: choose or drop a file, see it arrive, and what came of it and of earlier ones.
import { useInfiniteQuery, useMutation, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useEffect, useId, useRef, useState, type DragEvent } from 'react';
import { imports_query, is_under_way, send_report, why_refused, type Sending } from '../api/imports';
import { merge_pages } from '../api/pages';
import type { Import } from '../api/types';
import { Empty, MoreRow, Skeleton } from '../parts/feedback';
import { named_hidden } from '../parts/hidden_characters';
import { ProblemNote } from '../parts/ProblemNote';
import { Shown } from '../parts/Shown';
import { usePageTitle } from '../parts/usePageTitle';
import { useReader } from '../parts/useReader';
import { useWords } from '../words/WordsContext';
import { useDesk } from './desk-context';
import { ImportRow } from './ImportRow';
import './imports.css';

const encodings = [
    ['utf-8', 'UTF-8'],
    ['windows-1252', 'Windows-1252'],
    ['shift_jis', 'Shift_JIS'],
] as const;

export function may_import(role: string): boolean {
    return role === 'owner' || role === 'manager' || role === 'administrator';
}

export function Imports() {
    const { t } = useWords();
    const { seller } = useDesk();
    const { role } = useReader();
    usePageTitle(t('imports.title'));
    return (
        <main id="main" className="desk-page imports">
            <div>
                <Link to="/s/$seller/orders" params={{ seller }} className="link">
                    ‹ {t('imports.back')}
                </Link>
                <h1>{t('imports.title')}</h1>
            </div>
            {may_import(role) ? <Desk seller={seller} /> : <Empty title={t('imports.not_yours')} />}
        </main>
    );
}

function Desk({ seller }: { seller: number }) {
    const { t } = useWords();
    const query = useInfiniteQuery(imports_query(seller));
    const items = merge_pages(query.data?.pages);
    const client = useQueryClient();
    const under_way = items.filter(is_under_way).length;
    useEffect(() => {
        void client.invalidateQueries({ queryKey: ['seller', seller, 'orders'] });
    }, [client, seller, under_way]);
    const { sending, send, trouble, cancel } = useSending(seller);
    return (
        <>
            <Chooser on_choose={(file, encoding) => send(file, encoding)} busy={sending !== undefined} />
            {sending && <SendingNote {...sending} on_cancel={cancel} />}
            {trouble !== undefined && (
                <div className="note block" role="alert">
                    {trouble}
                </div>
            )}
            <section aria-labelledby="imports-list" className="imports-list">
                <h2 id="imports-list">{t('imports.list')}</h2>
                <div className="card">
                    {query.isPending && <Skeleton rows={2} />}
                    {query.error && !query.data && <ProblemNote error={query.error} on_retry={() => void query.refetch()} />}
                    {query.data && items.length === 0 && <Empty title={t('imports.none')} />}
                    {items.length > 0 && (
                        <ul>
                            {items.map((one) => (
                                <ImportRow
                                    key={one.id}
                                    one={one}
                                    sent_now={one.id === sending?.so_far?.id}
                                    on_go_on={(file) => send(file, one.encoding, one)}
                                />
                            ))}
                        </ul>
                    )}
                    <MoreRow paged={query} label={t('more')} />
                </div>
            </section>
        </>
    );
}

interface Underway {
    name: string;
    size: number;
    so_far?: Import;
}

// One file at a time.
function useSending(seller: number) {
    const { t } = useWords();
    const client = useQueryClient();
    const [sending, set_sending] = useState<Underway>();
    const [refused, set_refused] = useState<string>();
    const stop = useRef<AbortController>(undefined);
    const mutation = useMutation({
        mutationFn: (what: Sending) => send_report(what),
        onSettled: () => {
            set_sending(undefined);
            void client.invalidateQueries({ queryKey: imports_query(seller).queryKey });
        },
    });
    const send = (file: File, encoding: string, known?: Import) => {
        const why = why_refused(file, known);
        set_refused(why && t(`imports.${why}`, { max: '100 MiB', name: named_hidden(known?.file_name ?? '') }));
        if (why) return;
        set_sending({ name: file.name, size: file.size });
        stop.current = new AbortController();
        const on_progress = (so_far: Import) => set_sending({ name: file.name, size: file.size, so_far });
        mutation.mutate({ seller, file, encoding, on_progress, signal: stop.current.signal, ...(known && { id: known.id }) });
    };
    const is_cancelled = mutation.error instanceof DOMException && mutation.error.name === 'AbortError';
    const trouble = refused ?? (mutation.error && !is_cancelled && <ProblemNote error={mutation.error} />);
    return { sending, send, trouble: trouble || undefined, cancel: () => stop.current?.abort() };
}

interface ChooserProps {
    on_choose: (file: File, encoding: string) => void;
    busy: boolean;
}

function Chooser({ on_choose, busy }: ChooserProps) {
    const { t } = useWords();
    const hint = useId();
    const [encoding, set_encoding] = useState<string>(encodings[0][0]);
    const [over, set_over] = useState(false);
    const choose = (files: FileList | null) => {
        const file = files?.[0];
        if (file && !busy) on_choose(file, encoding);
    };
    const drag = (is_over: boolean) => (event: DragEvent) => {
        event.preventDefault();
        set_over(is_over);
    };
    return (
        <div
            className={over ? 'card imports-chooser over' : 'card imports-chooser'}
            onDragOver={drag(true)}
            onDragLeave={drag(false)}
            onDrop={(event) => {
                drag(false)(event);
                choose(event.dataTransfer.files);
            }}
        >
            <p className="soft">{t('imports.text')}</p>
            <div className="row imports-choice">
                <label className={busy ? 'btn main file-button disabled' : 'btn main file-button'}>
                    {t('imports.choose')}
                    <input
                        type="file"
                        accept=".txt,.csv,.tsv,text/plain,text/csv"
                        disabled={busy}
                        onChange={(event) => {
                            choose(event.target.files);
                            event.target.value = ''; // The same file may be chosen again.
                        }}
                    />
                </label>
                <span className="soft imports-drop">{t('imports.drop')}</span>
                <label className="row imports-encoding">
                    {t('imports.encoding')}
                    <select
                        className="field"
                        value={encoding}
                        aria-describedby={hint}
                        onChange={(event) => set_encoding(event.target.value)}
                    >
                        {encodings.map(([value, name]) => (
                            <option key={value} value={value}>
                                {name}
                            </option>
                        ))}
                    </select>
                </label>
            </div>
            <p id={hint} className="soft small">
                {t('imports.encoding_hint')}
            </p>
        </div>
    );
}

function SendingNote({ name, size, so_far, on_cancel }: Underway & { on_cancel: () => void }) {
    const { t } = useWords();
    const percent = Math.floor((100 * (so_far?.received_bytes ?? 0)) / size);
    return (
        <div className="card imports-sending" role="status">
            <div className="row">
                <span className="grow clip" dir="auto">
                    <Shown text={t('imports.sending', { name, percent })} />
                </span>
                <button type="button" className="btn" onClick={on_cancel}>
                    {t('imports.cancel')}
                </button>
            </div>
            <progress max={100} value={percent} aria-label={t('imports.progress')} />
        </div>
    );
}
