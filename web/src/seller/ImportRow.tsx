// One import in the list: whose and when, how far, what came of it, and what was refused.
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { delete_import, import_query, imports_query, is_under_way } from '../api/imports';
import type { Import } from '../api/types';
import { When } from '../parts/bits';
import { Skeleton } from '../parts/feedback';
import { named_hidden } from '../parts/hidden_characters';
import { ProblemNote } from '../parts/ProblemNote';
import { Shown } from '../parts/Shown';
import { useWords } from '../words/WordsContext';
import { useDesk } from './desk-context';

interface Props {
    one: Import;
    sent_now: boolean; // From this very page.
    on_go_on: (file: File) => void;
}

const tags = { uploading: 'tag', waiting: 'tag', running: 'tag', done: 'tag good', failed: 'tag bad' } as const;

export function ImportRow({ one, sent_now, on_go_on }: Props) {
    const { t } = useWords();
    const { seller } = useDesk();
    const client = useQueryClient();
    const [shows, set_shows] = useState(false);
    const deleting = useMutation({
        mutationFn: () => delete_import(seller, one.id),
        onSettled: () => client.invalidateQueries({ queryKey: imports_query(seller).queryKey }),
    });
    const percent = Math.floor((100 * one.bytes_done) / one.size_bytes);
    const ended = one.state === 'done' || one.state === 'failed';
    return (
        <li className="import-row">
            <div className="row import-head">
                <b className="clip grow" dir="auto">
                    <Shown text={one.file_name} />
                </b>
                <span className={one.state === 'done' && one.lines_refused > 0 ? 'tag warn' : tags[one.state]}>
                    {t(`imports.state.${one.state}`, { percent })}
                </span>
            </div>
            {is_under_way(one) && <progress max={100} value={percent} aria-label={t('imports.progress')} />}
            <div className="row import-foot">
                <span className="soft small grow">
                    {ended && <span className="import-count">{t('imports.orders', { count: one.orders_changed })} · </span>}
                    <When at={one.created_at} as="relative" />{' '}
                    {one.created_by !== '' && <Shown text={t('imports.by', { name: one.created_by })} />}
                </span>
                {one.state === 'uploading' && !sent_now && (
                    <label className="btn file-button">
                        {t('imports.go_on')}
                        <input type="file" onChange={(event) => event.target.files?.[0] && on_go_on(event.target.files[0])} />
                    </label>
                )}
                {(one.lines_refused > 0 || one.state === 'failed') && (
                    <button type="button" className="btn" aria-expanded={shows} onClick={() => set_shows(!shows)}>
                        {one.lines_refused > 0 ? t('imports.refused', { count: one.lines_refused }) : t('imports.show_refused')}
                    </button>
                )}
                {!sent_now && (
                    <button
                        type="button"
                        className="btn"
                        aria-label={t('imports.delete_label', { name: named_hidden(one.file_name) })}
                        disabled={deleting.isPending}
                        onClick={() => deleting.mutate()}
                    >
                        {t('imports.delete')}
                    </button>
                )}
            </div>
            {deleting.error && <ProblemNote error={deleting.error} />}
            {shows && <Refusals id={one.id} lines_refused={one.lines_refused} />}
        </li>
    );
}

function Refusals({ id, lines_refused }: { id: string; lines_refused: number }) {
    const { t, number } = useWords();
    const { seller } = useDesk();
    // What a running import refuses further is read as its count grows.
    const query = useQuery({ ...import_query(seller, id), queryKey: [...import_query(seller, id).queryKey, lines_refused] });
    if (query.isPending) return <Skeleton rows={1} />;
    if (query.error) return <ProblemNote error={query.error} on_retry={() => void query.refetch()} />;
    const { refusals } = query.data;
    return (
        <>
            <table className="import-refusals">
                <caption className="unseen">{t('imports.show_refused')}</caption>
                <thead>
                    <tr>
                        <th scope="col">{t('imports.line')}</th>
                        <th scope="col">{t('imports.column')}</th>
                        <th scope="col">{t('imports.why')}</th>
                    </tr>
                </thead>
                <tbody>
                    {refusals.map(({ line, column, why }, at) => (
                        <tr key={at}>
                            <td className="num">{column === 'file' ? '' : number(line)}</td>
                            <td dir="auto">
                                {column === 'line' || column === 'file' ? t(`imports.whole_${column}`) : <Shown text={column} />}
                            </td>
                            <td>
                                <Shown text={why} />
                            </td>
                        </tr>
                    ))}
                </tbody>
            </table>
            {refusals.length < lines_refused && <p className="soft small">{t('imports.first_only', { count: refusals.length })}</p>}
        </>
    );
}
