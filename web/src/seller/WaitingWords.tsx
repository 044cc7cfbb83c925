// Words that came by mail and told no reason.
import type { Unsent } from '../parts/composer/unsent';
import { Shown } from '../parts/Shown';
import { useWords } from '../words/WordsContext';

export function WaitingWords({ unsent: { subject = '', text } }: { unsent: Unsent }) {
    const { t } = useWords();
    return (
        <>
            <p className="note small">{t('contact.waiting')}</p>
            <blockquote className="fixed-text" dir="auto">
                {subject !== '' && (
                    <b>
                        <Shown text={subject} />
                    </b>
                )}
                <p>
                    <Shown text={text} />
                </p>
            </blockquote>
        </>
    );
}
