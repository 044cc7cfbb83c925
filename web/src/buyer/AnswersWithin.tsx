import { useWords } from '../words/WordsContext';

// How fast the seller usually answers, where enough is known.
export function AnswersWithin({ minutes }: { minutes: number | undefined }) {
    const { t, span } = useWords();
    if (minutes === undefined) return null;
    return <p className="soft small">{t('answers.within', { span: span(minutes * 60_000) })}</p>;
}
