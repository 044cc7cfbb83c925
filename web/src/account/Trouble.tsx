// What stands in a page's place when there is no such page, or when it broke.
import { useQueryErrorResetBoundary } from '@tanstack/react-query';
import { Link, useRouter } from '@tanstack/react-router';
import { status_of } from '../api/client';
import { problem_text } from '../parts/ProblemNote';
import { Empty } from '../parts/feedback';
import { usePageTitle } from '../parts/usePageTitle';
import { useWords } from '../words/WordsContext';

export function Missing() {
    const { t } = useWords();
    usePageTitle(t('missing.title'));
    return (
        <main id="main" className="trouble">
            <Empty level="h1" title={t('missing.title')}>
                <p>{t('missing.text')}</p>
                <Link to="/">{t('missing.home')}</Link>
            </Empty>
        </main>
    );
}

export function Broken({ error }: { error: unknown }) {
    const words = useWords();
    const router = useRouter();
    const { reset } = useQueryErrorResetBoundary();
    if (status_of(error) === 404) return <Missing />;
    const again = () => {
        reset();
        void router.invalidate();
    };
    return (
        <main id="main" className="trouble">
            <Empty level="h1" title={words.t('broken.title')}>
                <p>{problem_text(words, error instanceof Error ? error : new Error(String(error)))}</p>
                <button type="button" className="btn" onClick={again}>
                    {words.t('problem.retry')}
                </button>
            </Empty>
        </main>
    );
}
