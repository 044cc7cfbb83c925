// Files that nobody could look into, of all sellers: what happened to who read each, and another look.
import { useInfiniteQuery, useMutation, useQueryClient } from '@tanstack/react-query';
import { merge_pages } from '../api/pages';
import type { UnreadFile } from '../api/types';
import { retry_unread_file, unread_files_query } from '../api/unread_files';
import { announce } from '../parts/announce';
import { When } from '../parts/bits';
import { Empty, MoreRow, Skeleton } from '../parts/feedback';
import { FileName } from '../parts/files/FileName';
import { named_hidden } from '../parts/hidden_characters';
import { ProblemNote } from '../parts/ProblemNote';
import { Shown } from '../parts/Shown';
import { usePageTitle } from '../parts/usePageTitle';
import { useWords } from '../words/WordsContext';
import { OperatorPage } from './OperatorPage';
import './unread-files.css';

export function UnreadFiles() {
    const { t } = useWords();
    usePageTitle(t('unread_files.title'));
    const query = useInfiniteQuery(unread_files_query);
    const files = merge_pages(query.data?.pages);
    return (
        <OperatorPage>
            <main id="main" className="operator-list">
                <h1>{t('unread_files.title')}</h1>
                <p className="soft small">{t('unread_files.text')}</p>
                <div className="card">
                    {query.isPending && <Skeleton rows={4} />}
                    {query.error && !query.data && <ProblemNote error={query.error} on_retry={() => void query.refetch()} />}
                    {query.data !== undefined && files.length === 0 && <Empty title={t('unread_files.empty')} />}
                    <ul>
                        {files.map((file) => (
                            <UnreadFileRow key={file.id} file={file} />
                        ))}
                    </ul>
                    <MoreRow paged={query} label={t('more')} />
                </div>
            </main>
        </OperatorPage>
    );
}

function UnreadFileRow({ file }: { file: UnreadFile }) {
    const { t, size, number } = useWords();
    const client = useQueryClient();
    const retrying = useMutation({
        mutationFn: () => retry_unread_file(file),
        onSuccess: () => announce(t('unread_files.checking')),
        onSettled: () => client.invalidateQueries({ queryKey: unread_files_query.queryKey }),
    });
    const author = file.author_name === '' ? t(`unread_files.author.${file.author}`) : file.author_name;
    return (
        <li className="unread-file">
            <div className="row">
                <b className="clip">
                    <FileName name={file.name} />
                </b>
                <span className="soft small num">{size(file.size_bytes)}</span>
                <When at={file.happened_at} as="relative" className="unread-file-when soft small" />
            </div>
            <div className="row">
                <div className="unread-file-facts">
                    <p className="unread-file-trouble small">
                        {t(`unread_files.trouble.${file.trouble}`)}
                        {file.looks > 1 && ` ${t('unread_files.looks', { count: file.looks, shown: number(file.looks) })}`}
                    </p>
                    <p className="soft small" dir="auto">
                        <Shown text={t(`unread_files.from.${file.author}`, { author, seller: file.seller.name })} />
                    </p>
                </div>
                {file.may_retry && (
                    <button
                        type="button"
                        className="btn"
                        aria-label={t('unread_files.retry_label', { name: named_hidden(file.name) })}
                        disabled={retrying.isPending}
                        onClick={() => retrying.mutate()}
                    >
                        {t('unread_files.retry')}
                    </button>
                )}
                {!file.may_retry && (
                    <span className="soft small">{t(file.is_checking ? 'unread_files.checking' : 'unread_files.gone')}</span>
                )}
            </div>
            {retrying.error && <ProblemNote error={retrying.error} />}
        </li>
    );
}
