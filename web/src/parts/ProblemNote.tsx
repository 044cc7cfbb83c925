// Why something could not be done, in the server's words where it has some.
import { ProblemError, UnreachableError } from '../api/client';
import { useWords } from '../words/WordsContext';
import type { Words } from '../words/words';
import './feedback.css';

export function problem_text({ t, span }: Words, error: Error): string {
    if (error instanceof UnreachableError) return t('problem.unreachable');
    if (!(error instanceof ProblemError)) return t('problem.unexpected');
    const { title, detail, retry_after } = error.problem;
    const words = detail ?? (title || t('problem.unexpected'));
    return retry_after === undefined ? words : `${words} ${t('problem.retry_after', { span: span(retry_after * 1000 + 59_000) })}`;
}

export function ProblemNote({ error, on_retry }: { error: Error; on_retry?: () => void }) {
    const words = useWords();
    return (
        <div className="note bad problem-note" role="alert">
            <span>{problem_text(words, error)}</span>
            {on_retry && (
                <button type="button" className="btn" onClick={on_retry}>
                    {words.t('problem.retry')}
                </button>
            )}
        </div>
    );
}
